// attack: reads a source that is exchanged all the time, for another file and for a link to one of the host
// expect: ok
// says: blocked: the link, and read both
// with: SourceExchangeTests
// timeout: 2m
#load "attack.csx"
var seen = new SortedSet<string>(StringComparer.Ordinal);
Stream? held = null;
for (var i = 0; i < 20_000 && (i < 500 || seen.Count < 3); i++)
{
    try
    {
        held ??= Sources.OpenRead("exchanged.txt");
        seen.Add(Sources.ReadText("exchanged.txt"));
    }
    catch (IOException)
    {
        seen.Add("refused");
    }
}

// The descriptor stays that of the file that was checked.
seen.Add(new StreamReader(held!).ReadToEnd());
var all = string.Join(' ', seen);
Log.Info(all == "one refused two" ? "blocked: the link, and read both" : $"ESCAPED: {all}");
