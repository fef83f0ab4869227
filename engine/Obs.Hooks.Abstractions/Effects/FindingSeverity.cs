namespace Obs.Hooks.Effects;

/// <summary>How bad a <see cref="Finding"/> is. Lower values are worse, and come first in reports.</summary>
public enum FindingSeverity
{
    /// <summary>Has to be corrected.</summary>
    Error,

    /// <summary>Should be looked at.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Info,
}
