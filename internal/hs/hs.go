// Package hs knows the Harmonized System.
package hs
