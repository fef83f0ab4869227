namespace Obs.Hooks.Scripting.Compiling;

/// <summary>There is no outcome of a compilation. The message is one line for people.</summary>
internal sealed class ScriptCompilerException : Exception
{
    public ScriptCompilerException(string message)
        : base(message)
    {
    }

    public ScriptCompilerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
