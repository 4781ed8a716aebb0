"""What a text is about: rules that can be read, and a small model beside them."""
