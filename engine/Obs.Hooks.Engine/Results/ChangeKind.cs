namespace Obs.Hooks.Engine.Results;

/// <summary>What happens to a result.</summary>
internal enum ChangeKind
{
    Add,
    Replace,
    Remove,

    /// <summary>Add, or replace what was there.</summary>
    Report,
}
