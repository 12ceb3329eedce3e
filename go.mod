module github.com/tidewaiter/tidewaiter

go 1.26
