using System.Diagnostics;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>A script's exception as its author wants it: the line of the <c>.csx</c>.</summary>
internal static class ScriptFailure
{
    public static Verdict Describe(Exception exception)
    {
        var what = $"{Place(exception)}threw {exception.GetType().Name}";
        try
        {
            return new Verdict.HookError($"{what}: {exception.Message}") { Details = exception.ToString() };
        }
        catch (Exception)
        {
            return new Verdict.HookError(what); // the script's own exception, which throws when it is asked
        }
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
