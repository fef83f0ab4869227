using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary><c>#r</c> and <c>#load</c> of what a script must not see: said in our words, since the compiler's speak of missing files.</summary>
internal static class DirectiveChecks
{
    public static ImmutableArray<ScriptDiagnostic> Of(CSharpCompilation compilation, CompilationRequest request, ScriptTexts texts)
    {
        var found = ImmutableArray.CreateBuilder<ScriptDiagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = (CompilationUnitSyntax)tree.GetRoot();
            foreach (var reference in root.GetReferenceDirectives())
            {
                found.Add(CompilerDiagnostics.At(
                    reference.GetLocation(),
                    ScriptCodes.ReferenceRefused,
                    "#r is refused: a script sees .NET and the hook contract only",
                    texts));
            }

            foreach (var load in root.GetLoadDirectives())
            {
                if (texts.Find(load.File.ValueText) is null)
                {
                    found.Add(CompilerDiagnostics.At(
                        load.File.GetLocation(), ScriptCodes.LoadRefused, Missing(load.File.ValueText, texts), texts));
                }
            }
        }

        return CompilerDiagnostics.Sorted(found);
    }

    private static string Missing(string name, ScriptTexts texts)
    {
        var names = texts.LoadableNames;
        var known = names.IsEmpty
            ? "there is no other script beside this one"
            : $"beside this script are {string.Join(", ", names)}";
        return $"#load of \"{CompilerDiagnostics.OneLine(name)}\": only scripts beside this one can be loaded, by their plain name; {known}";
    }
}
