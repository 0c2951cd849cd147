### submissions
