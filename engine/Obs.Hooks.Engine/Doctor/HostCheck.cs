namespace Obs.Hooks.Engine.Doctor;

/// <summary>One finding about this host.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Status">How it is.</param>
/// <param name="Found">What was found, one line.</param>
/// <param name="Advice">What to do, one line; empty when it is well.</param>
internal sealed record HostCheck(string Name, HostCheckStatus Status, string Found, string Advice = "")
{
    public static HostCheck Ok(string name, string found) => new(name, HostCheckStatus.Ok, found);

    public static HostCheck Warn(string name, string found, string advice) =>
        new(name, HostCheckStatus.Warn, found, advice);

    public static HostCheck Fail(string name, string found, string advice) =>
        new(name, HostCheckStatus.Fail, found, advice);
}
