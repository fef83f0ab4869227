// hook: version-policy
// summary: Keeps a package to the versions of one branch.
// points: pre-chroot
// setting: branch text required Beginning of all allowed versions, such as 2.
var spec = Path.GetFileName(Job.Recipe);
var branch = Settings.Text("branch");
var version = Sources.ReadText(spec).Split('\n')
    .Where(l => l.StartsWith("Version:", StringComparison.OrdinalIgnoreCase))
    .Select(l => l["Version:".Length..].Trim())
    .FirstOrDefault();
if (version is null)
    return Fail($"{spec} has no Version:");

if (version != branch && !version.StartsWith(branch + "."))
    return Fail($"{spec}: version {version}, but {Job.Project} accepts {branch} and {branch}.* only");

Log.Info($"version {version} is of branch {branch}");
