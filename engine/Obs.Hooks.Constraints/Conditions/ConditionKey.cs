namespace Obs.Hooks.Constraints.Conditions;

/// <summary>What makes two conditions the same: what is written, not yet read as a number.</summary>
internal readonly record struct ConditionKey(ConditionKind Kind, string Text, string Unit)
{
    public ConditionKey(ConditionKind kind, string text)
        : this(kind, text, "")
    {
    }
}
