namespace Obs.Hooks.Scripting.Compiling;

/// <summary>What the compiler says about a script. From a process that worked on hostile text: not to be believed, only shown.</summary>
/// <param name="File">What the carrier calls the file.</param>
/// <param name="Line">Line in the carrier, from 1; 0 when it concerns the whole file.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="IsError">Else a warning.</param>
/// <param name="Code"><c>CS0103</c>, or a code of ours.</param>
/// <param name="Message">One line.</param>
internal sealed record ScriptDiagnostic(string File, int Line, int Column, bool IsError, string Code, string Message)
{
    public override string ToString()
    {
        var place = Line == 0 ? File : FormattableString.Invariant($"{File}:{Line}:{Column}");
        return $"{place}: {(IsError ? "error" : "warning")} {Code}: {Message}";
    }
}
