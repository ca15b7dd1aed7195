"""Letters that were sent or wait to be sent. What a letter says belongs to the app that sends it."""
