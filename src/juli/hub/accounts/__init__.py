"""Who is acting: people who sign in, the actor every action and query takes, throttles."""
