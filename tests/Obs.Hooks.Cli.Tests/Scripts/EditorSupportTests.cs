using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Obs.Hooks.Cli.Scripts;

namespace Obs.Hooks.Cli.Tests.Scripts;

/// <summary>An editor that reads the response file understands scripts: what OmniSharp does, without OmniSharp.</summary>
public sealed class EditorSupportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("editor-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Response_ScriptWithEveryName_HasNoErrors()
    {
        Diagnostics(
            """
            Log.Info($"{Job.Package} {Point} {HookId} {Sources.Files.Length} {Settings.Text("x")} {Outcome} {WorkDirectory} {Time}");
            foreach (var file in Results.Files) Effects.AddResult("OTHER", file.Name, Results.Sha256(file));
            foreach (var file in BuildRoot.Find("core*")) Log.Warning(file.Path);
            var result = await Tools.RunAsync("rpmlint", "--version");
            Cancellation.ThrowIfCancellationRequested();
            if (EarlierHooks.IsEmpty) return Fail("x");
            return result.ExitStatus == 0 ? Skip("x") : Unchanged("x");
            """).Should().BeEmpty();
    }

    [Fact]
    public void Response_ScriptWithAMistake_HasItsError()
    {
        Diagnostics("Log.Inf(\"\");").Should().ContainSingle().Which.Should().Contain("CS1061");
    }

    private List<string> Diagnostics(string script)
    {
        var response = Path.Combine(_directory.FullName, ScriptTemplate.ResponseFile);
        File.WriteAllText(response, ScriptTemplate.Response());
        var arguments = CSharpCommandLineParser.Script.Parse([$"@{response}"], _directory.FullName, null);
        arguments.Errors.Should().BeEmpty();
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var framework = Directory.GetFiles(runtime, "System*.dll").Where(static f => !f.Contains(".Native.", StringComparison.Ordinal));
        var references = arguments.MetadataReferences.Select(static r => r.Reference).Concat(framework)
            .Select(static f => MetadataReference.CreateFromFile(f));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, usings: arguments.CompilationOptions.Usings, nullableContextOptions: NullableContextOptions.Enable);
        var tree = CSharpSyntaxTree.ParseText(
            script, new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script), cancellationToken: CancellationToken.None);
        return
        [
            .. CSharpCompilation.CreateScriptCompilation("editor", tree, references, options, returnType: typeof(object))
                .GetDiagnostics()
                .Where(static d => d.Severity == DiagnosticSeverity.Error)
                .Select(static d => d.ToString()),
        ];
    }
}
