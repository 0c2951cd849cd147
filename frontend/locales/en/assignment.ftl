### assignment
