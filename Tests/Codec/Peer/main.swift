// Decodes and encodes what it is sent on standard input, until its end: the Swift side of a comparison with another
// implementation of protobuf (Tests/Codec/run.sh).
//
// A question is its length (4 bytes, big-endian), the length of a type's name (2 bytes), the name, a message's bytes.
// An answer is its length (4 bytes), a letter, and what the letter says.

var stream = Stream()
while let question = stream.read() { stream.write(Answer(to: question).bytes) }
