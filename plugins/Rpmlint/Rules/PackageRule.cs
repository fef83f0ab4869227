namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>One filter or score that a package asks for.</summary>
/// <param name="Line">As a line of an rpmlintrc, the way rpmlint 2 reads it.</param>
/// <param name="Text">A filter's regular expression or a score's finding, as Python would understand it.</param>
/// <param name="Badness">The score; null for a filter.</param>
internal sealed record PackageRule(string Line, string Text, long? Badness);
