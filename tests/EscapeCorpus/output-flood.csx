// attack: writes ten gigabytes to its standard output
// expect: any
// says: the rest of its output is dropped|OBSH702: .* did not end within
// timeout: 10s
#load "attack.csx"
var line = new string('x', 1000) + "\n";
for (var i = 0; i < 10_000_000; i++)
{
    Console.Out.Write(line);
}
