// Package message reads files of parcels: JSON lines, a JSON array, one
// pretty-printed object, or CSV; plain or compressed by gzip or zstd; UTF-8 or
// UTF-16. What goes in is a stream of bytes, what comes out is one Record for
// each record of the file, in its order, in constant memory: either a parcel
// as declared or an Error that says why that record cannot be read. An
// unreadable record never ends the reading; only what ends the file does.
//
// The package judges nothing. A missing element stays missing and a value
// that breaks its pattern stays as it was declared, so that the checks can say
// so; a member or column that the canonical record does not know is kept in
// the parcel's extensions.
//
// Splitting a file into records (Reader.NextRaw) is cheap and sequential;
// decoding a record (Raw.Decode) is pure and may run on any goroutine.
package message
