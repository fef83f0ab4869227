// hook: licence-check
// summary: Fails when a licence is not approved.
// points: pre-chroot
// setting: approved text-list required SPDX identifiers.
var spec = Sources.Files.FirstOrDefault(f => f.Name.EndsWith(".spec"));
if (spec is null)
    return Skip("no spec file");

var approved = Settings.TextList("approved");
var used = Sources.ReadText(spec.Name).Split('\n')
    .Where(l => l.StartsWith("License:", StringComparison.OrdinalIgnoreCase))
    .SelectMany(l => l["License:".Length..].Split([" AND ", " OR ", " WITH "], StringSplitOptions.TrimEntries))
    .Select(l => l.Trim('(', ')'))
    .Distinct()
    .ToList();
var unknown = used.Except(approved).ToList();
return unknown.Count == 0
    ? Verdict.Ok.Nothing
    : Fail($"{spec.Name}: {string.Join(", ", unknown)} is not approved in {Job.Project}; approved are {string.Join(", ", approved)}");
