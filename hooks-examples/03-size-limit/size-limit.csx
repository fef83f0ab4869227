// hook: size-limit
// summary: Fails a build with an oversized package.
// points: post-build
// setting: kilobytes integer Largest package allowed, in KiB; 51200.
var limit = Settings.Integer("kilobytes", 51200) << 10;
var big = Results.Files.Where(f => f.Name.EndsWith(".rpm") && f.Size > limit).ToList();
if (big.Count > 0)
    return Fail($"bigger than {limit} bytes: {string.Join(", ", big.Select(f => $"{f.Name} ({f.Size})"))}; "
        + "split the package, or ask the project for an exception");

Log.Info($"{Results.Files.Length} results, none above {limit} bytes");
