using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>
/// Compiles a script with Roslyn: the same bytes for the same request. <c>CSharpScript</c> would load what it compiled, once
/// more at each call, and never let go of it.
/// </summary>
internal static class ScriptCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    public static CompilationOutcome Compile(CompilationRequest request, CancellationToken cancellationToken)
    {
        var texts = new ScriptTexts(request);
        if (SourceChecks.Of(request, texts) is { IsEmpty: false } tooMuch)
        {
            return new CompilationOutcome(null, tooMuch);
        }

        var main = CSharpSyntaxTree.ParseText(texts.Of(request.Main), Parsing, request.Main.Name, cancellationToken);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            CompiledScript.AssemblyName, main, VisibleAssemblies.References, Options(request, texts), null, typeof(object), Globals(request.Surface));
        var directives = DirectiveChecks.Of(compilation, request, texts);
        if (!directives.IsEmpty)
        {
            // What the compiler itself says about them is left out; all else is shown with them.
            var others = compilation.GetDiagnostics(cancellationToken).Where(static d => d.Id is not ("CS0006" or "CS1504"));
            return new CompilationOutcome(null, CompilerDiagnostics.Sorted([.. directives, .. CompilerDiagnostics.Of(others, texts)]));
        }

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            symbols,
            options: new EmitOptions(
                debugInformationFormat: DebugInformationFormat.PortablePdb,
                // Without a path, stack traces have no lines.
                pdbFilePath: CompiledScript.AssemblyName + ".pdb"),
            cancellationToken: cancellationToken);
        var diagnostics = CompilerDiagnostics.Of(result.Diagnostics, texts);
        if (!result.Success)
        {
            return new CompilationOutcome(null, diagnostics);
        }

        if (assembly.Length > ScriptLimits.AssemblySize || symbols.Length > ScriptLimits.AssemblySize)
        {
            var message = $"the compiled script has {assembly.Length} bytes, more than {ScriptLimits.AssemblySize}";
            return new CompilationOutcome(null, [new ScriptDiagnostic(texts.MainPath, 0, 0, true, ScriptCodes.TooBig, message)]);
        }

        var bytes = assembly.ToArray();
        return new CompilationOutcome(new CompiledScript(bytes, symbols.ToArray(), EntryToken(bytes)), diagnostics);
    }

    private static Type? Globals(ScriptSurface surface) => surface == ScriptSurface.Hook ? typeof(HookScript) : null;

    private static CSharpCompilationOptions Options(CompilationRequest request, ScriptTexts texts) =>
        new(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: "Script",
            usings: ScriptUsings.Names,
            optimizationLevel: request.Debug ? OptimizationLevel.Debug : OptimizationLevel.Release,
            allowUnsafe: false,
            // A second thread gains nothing for a hundred lines and makes the order of errors vary.
            concurrentBuild: false,
            deterministic: true,
            sourceReferenceResolver: texts,
            metadataReferenceResolver: NoReferences.Instance,
            nullableContextOptions: NullableContextOptions.Enable);

    private static int EntryToken(byte[] assembly)
    {
        using var pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        var metadata = pe.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, "<Factory>"))
            {
                return MetadataTokens.GetToken(handle);
            }
        }

        throw new InvalidOperationException("a script without entry point");
    }
}
