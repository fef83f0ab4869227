using Obs.Hooks.Engine.Doctor;

namespace Obs.Hooks.Cli.Doctor;

/// <summary>One finding in JSON.</summary>
internal sealed record DoctorCheckRecord(string Name, string Status, string Found, string Advice)
{
    public static DoctorCheckRecord Of(HostCheck check) =>
        new(check.Name, Word(check.Status), check.Found, check.Advice);

    public static string Word(HostCheckStatus status) =>
        status switch
        {
            HostCheckStatus.Ok => "ok",
            HostCheckStatus.Warn => "warn",
            _ => "fail",
        };
}
