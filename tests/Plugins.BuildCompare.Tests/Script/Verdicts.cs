namespace Obs.Hooks.Plugins.BuildCompare.Tests.Script;

/// <summary>
/// What build-compare's same-build-result.sh (public repository, June 2026) said of each variant against "plain", each pair built
/// with the scripts in Packages/. <c>true</c>: exit status 0 and "compare validated build as identical !".
/// </summary>
internal static class Verdicts
{
    public static readonly TheoryData<string, bool> OfRpms = new()
    {
        { "plain", true }, { "later", true }, { "release", true }, { "manpage", true }, { "comment", true }, { "trigger", true },
        { "requires", false }, { "post", false }, { "mode", false }, { "data", false }, { "code", false }, { "file", false },
    };

    public static readonly TheoryData<string, bool> OfDebs = new()
    {
        { "plain", true }, { "later", true }, { "version", true }, { "size", true },
        { "depends", false }, { "postinst", false }, { "data", false }, { "nosums", false },
    };
}
