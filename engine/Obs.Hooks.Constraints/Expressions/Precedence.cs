namespace Obs.Hooks.Constraints.Expressions;

/// <summary>How tightly an operator holds what is on its right.</summary>
internal enum Precedence
{
    /// <summary>No operator.</summary>
    None = -1,

    /// <summary>A whole expression.</summary>
    Lowest,

    /// <summary><c>? :</c></summary>
    Choice,

    /// <summary><c>&amp;&amp;</c> and <c>||</c></summary>
    Logic,

    /// <summary><c>&lt;</c>, <c>==</c> and so on.</summary>
    Comparison,

    /// <summary><c>+</c> and <c>-</c></summary>
    Sum,

    /// <summary><c>*</c> and <c>/</c></summary>
    Product,

    /// <summary><c>!</c> and the sign.</summary>
    Prefix,
}
