using Obs.Hooks.Sdk.Metadata;

namespace Obs.Hooks.Sdk.Packing;

/// <summary>One error, printed as MSBuild expects it: <c>file(line,column): error CODE: message</c>.</summary>
internal sealed record PackError(string Code, CodeLocation Location, string Message)
{
    public override string ToString() => $"{Location}: error {Code}: {Message}";
}
