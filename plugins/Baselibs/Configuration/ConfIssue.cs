namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>Something in a configuration that is wrong or does not do what it seems to do.</summary>
/// <param name="Code">Stable code, see <see cref="Codes"/>.</param>
/// <param name="Place">Where.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Fix">What to do.</param>
internal sealed record ConfIssue(string Code, ConfPlace Place, string Found, string Expected, string Fix)
{
    /// <summary><c>file:line:column: OBSH840: found …; expected …; fix</c>.</summary>
    public override string ToString() => $"{Place}: {Code}: found {Found}; expected {Expected}; {Fix}";
}
