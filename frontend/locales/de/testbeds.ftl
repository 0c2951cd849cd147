### testbeds
