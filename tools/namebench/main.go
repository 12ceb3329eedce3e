// Command namebench measures package names and fits its model. Every figure
// of docs/names.md names the subcommand that repeats it.
//
//	go run ./tools/namebench recall [-worst N] DIR...             what is found by kind and false-alert rate
//	go run ./tools/namebench fit DIR...                           prints names/data/model.tsv but for its last row
//	go run ./tools/namebench alerts [-rate R] DIR...              prints that row: scores to alert from, by kind
//	go run ./tools/namebench han    [-seed N] [-show N]           Chinese parties in every way of writing, one list each
//	go run ./tools/namebench pairs  [-seed N] [-show N]           pairs of made-up names in eleven scripts
//	go run ./tools/namebench cultures [-n N]                      alerts on made-up people of 55 cultures
//	go run ./tools/namebench places [-seed N]                     alerts by how much is told of the address
//	go run ./tools/namebench speed  [-queries FILE] [-least S]   queries a second, p50 and p99, one core
//	go run ./tools/namebench scale    [-n N]                      the same and memory in lists of 10,000 to 1,000,000 made-up entities
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "namebench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	commands := map[string]func([]string) error{"speed": speed, "fit": fit, "alerts": alerts, "recall": recall, "han": han, "pairs": pairs, "cultures": cultures, "places": places, "scale": scale}
	if len(args) > 0 && commands[args[0]] != nil {
		return commands[args[0]](args[1:])
	}
	return fmt.Errorf("give one of the subcommands in the comment of main.go")
}
