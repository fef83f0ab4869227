namespace Obs.Hooks.Constraints.Expressions;

/// <summary>A mistake in an expression. It stays inside the parser: for OBS the expression has no value, and it goes on.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
