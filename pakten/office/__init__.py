"""The city team's desk: pages over several apps for those who run the network."""
