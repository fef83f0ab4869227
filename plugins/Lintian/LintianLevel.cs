namespace Obs.Hooks.Plugins.Lintian;

/// <summary>How bad lintian takes a tag to be, the worst first. Names are those of its options, in lower case.</summary>
internal enum LintianLevel
{
    Error,
    Warning,
    Info,
    Pedantic,
}
