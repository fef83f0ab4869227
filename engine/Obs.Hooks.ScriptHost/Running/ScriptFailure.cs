using System.Diagnostics;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>A script's exception as its author wants it: the line of the <c>.csx</c>.</summary>
internal static class ScriptFailure
{
    public static Verdict Describe(Exception exception)
    {
        var message = $"{Place(exception)}threw {exception.GetType().Name}: {exception.Message}";
        return new Verdict.HookError(message) { Details = exception.ToString() };
    }

    /// <summary>The first line of a script on the stack, empty when there is none.</summary>
    private static string Place(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            // An embedded script has the name of its carrier.
            if (frame.GetFileName() is { } file && frame.GetMethod()?.Module.Assembly.GetName().Name == CompiledScript.AssemblyName)
            {
                return FormattableString.Invariant($"{file}:{frame.GetFileLineNumber()}: ");
            }
        }

        return "";
    }
}
