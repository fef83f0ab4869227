// hook: verify-sources
// summary: Checks sources against SHA256SUMS.
// points: pre-chroot
if (!Sources.Contains("SHA256SUMS"))
    return Skip("no SHA256SUMS among the sources");

var check = await Tools.RunAsync(new ToolRequest("sha256sum")
{
    Arguments = ["--check", "--quiet", "SHA256SUMS"],
    Inputs = [.. Sources.Files.Select(f => (ToolInput)f)],
});
if (check.ExitStatus != 0)
    return Fail($"sources are not what SHA256SUMS says: {check.Output.Trim()}");
