"""How requests are served: the socket, the connections on it, the time a request may take, the end in order."""
