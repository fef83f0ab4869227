namespace Obs.Hooks.Engine.Doctor;

internal enum HostCheckStatus
{
    Ok,

    /// <summary>Builds run, something is missing or odd.</summary>
    Warn,

    /// <summary>Builds or hooks will not work.</summary>
    Fail,
}
