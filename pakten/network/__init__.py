"""Who exists, who belongs to the network and on what terms. Nothing about taking part in anything."""
