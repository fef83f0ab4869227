namespace Obs.Hooks.Constraints.Expressions;

/// <summary>What an expression's value is.</summary>
internal enum ExpressionKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A text, in double quotes.</summary>
    Text,

    /// <summary>A version, in double quotes after a <c>v</c>.</summary>
    Version,

    /// <summary>Nothing, after a mistake.</summary>
    Invalid,
}
