namespace Obs.Hooks.Constraints.Language.Dialects;

/// <summary>Which constraints are accepted; what accepted ones mean is the same in both.</summary>
public enum ConstraintDialect
{
    /// <summary>What the backend of OBS 2024-08 accepts. Whatever decides about jobs uses this one.</summary>
    StrictObs,

    /// <summary>
    /// Two forms of OBS's own user guide as well, which its backend rejects, each with a <see cref="ConstraintWarning"/>:
    /// <c>&lt;constraints exclude="true"&gt;</c> and <c>#!BuildConstraint: hostlabel:NAME</c>.
    /// </summary>
    Documented,
}
