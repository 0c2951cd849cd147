### pilots
