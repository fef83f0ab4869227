namespace Obs.Hooks.Constraints.Expressions;

/// <summary>The orders that make a comparison true.</summary>
[Flags]
internal enum ComparisonOperator
{
    /// <summary>No comparison.</summary>
    None = 0,

    /// <summary><c>&lt;</c></summary>
    Less = 1,

    /// <summary><c>==</c></summary>
    Equal = 2,

    /// <summary><c>&gt;</c></summary>
    Greater = 4,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual = Less | Equal,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual = Greater | Equal,

    /// <summary><c>!=</c></summary>
    Different = Less | Greater,
}
