// Package tidewaiter screens international parcels on their advance
// electronic data, before they are loaded. Data flows one way:
//
//	message --read--> parcel --checks--> findings --strictest--> verdict --record--> store
//
// Package message reads files into package parcel's canonical record; package
// pack opens dated reference data; package screen runs the checks over one
// parcel and decides; package finding holds the words of the answer. Package
// names and package identifier match parties and know no parcels.
package tidewaiter
