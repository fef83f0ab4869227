using System.Text;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Schema;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class HooksSchemaTests
{
    public static TheoryData<string> Good =>
    [
        "{}",
        "{ \"$schema\": \"hooks.schema.json\", \"hooks\": {} }",
        "// nothing yet\n{ \"hooks\": { \"lint\": {} } }",
        "{ \"projects\": [\"home:*\"], \"hooks\": { \"lint\": { \"enabled\": false } } }",
        """
        { "hooks": { "lint": { "uses": "rpmlint/strict", "enabled": true,
          "when": { "projects": ["*"], "repositories": ["standard"], "archs": ["x86_64"], "packages": ["lib?"],
                    "recipes": ["spec"], "vmTypes": ["kvm"] },
          "stage": "check", "before": ["compare"], "after": [], "timeout": "10m", "onError": "badhost",
          "settings": { "level": 3, "list": ["a"], "deep": { "x": null } },
          "tools": { "provider": "debian", "repository": ["http://deb.debian.org/debian bookworm main"], "packages": ["rpmlint"], "arch": "amd64" } } } }
        """,
    ];

    public static TheoryData<string> BadTools =>
    [
        "[]",
        "{ \"provider\": \"deb\" }",
        "{ \"provider\": 1 }",
        "{ \"packages\": \"rpmlint\" }",
        "{ \"repository\": [\"\"] }",
        "{ \"arch\": [] }",
        "{ \"suite\": \"bookworm\" }",
    ];

    public static TheoryData<string> Bad =>
    [
        "[]",
        "5",
        "{ \"hook\": {} }",
        "{ \"$schema\": 5 }",
        "{ \"$schema\": \"\" }",
        "{ \"projects\": \"home:*\" }",
        "{ \"projects\": [\"\"] }",
        "{ \"projects\": [null] }",
        "{ \"hooks\": [] }",
        "{ \"hooks\": null }",
        "{ \"hooks\": { \"Lint\": {} } }",
        "{ \"hooks\": { \"\": {} } }",
        "{ \"hooks\": { \"lint\": null } }",
        "{ \"hooks\": { \"lint\": true } }",
        "{ \"hooks\": { \"lint\": { \"use\": \"x\" } } }",
        "{ \"hooks\": { \"lint\": { \"uses\": \"a/b/c\" } } }",
        "{ \"hooks\": { \"lint\": { \"enabled\": \"true\" } } }",
        "{ \"hooks\": { \"lint\": { \"when\": { \"arch\": [] } } } }",
        "{ \"hooks\": { \"lint\": { \"when\": { \"archs\": [5] } } } }",
        "{ \"hooks\": { \"lint\": { \"stage\": \"Check\" } } }",
        "{ \"hooks\": { \"lint\": { \"stage\": 1 } } }",
        "{ \"hooks\": { \"lint\": { \"before\": \"x\" } } }",
        "{ \"hooks\": { \"lint\": { \"before\": [\"X\"] } } }",
        "{ \"hooks\": { \"lint\": { \"timeout\": 90 } } }",
        "{ \"hooks\": { \"lint\": { \"timeout\": \"90\" } } }",
        "{ \"hooks\": { \"lint\": { \"timeout\": \"0s\" } } }",
        "{ \"hooks\": { \"lint\": { \"onError\": \"ignore\" } } }",
        "{ \"hooks\": { \"lint\": { \"settings\": [] } } }",
        "{ \"hooks\": { \"lint\": { \"settings\": null } } }",
    ];

    [Fact]
    public void Text_OptionTypes_EqualTheFileInTheRepository()
    {
        var file = Path.Combine(Root(), "hooks.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(file, HooksSchema.Text());
        }

        File.ReadAllText(file).Should().Be(HooksSchema.Text(), "obs-hooks schema > hooks.schema.json brings it up to date");
    }

    [Fact]
    public void Keys_OptionTypes_AreThoseTheBinderKnows()
    {
        HooksSchema.Keys(typeof(HooksFile)).Should().Equal(HooksFileBinder.FileKeys);
        HooksSchema.Keys(typeof(HookOptions)).Should().Equal(HooksFileBinder.HookKeys);
        HooksSchema.Keys(typeof(WhenOptions)).Should().Equal(HooksFileBinder.WhenKeys);
        HooksSchema.Keys(typeof(ToolsOptions)).Should().Equal(HooksFileBinder.ToolsKeys);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Validate_GoodFile_SchemaAndReaderAccept(string text)
    {
        (await SchemaErrors(text)).Should().BeEmpty();
        ReaderErrors(text).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Validate_BadFile_SchemaAndReaderRefuse(string text)
    {
        (await SchemaErrors(text)).Should().NotBeEmpty();
        ReaderErrors(text).Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BadTools))]
    public async Task Validate_BadTools_SchemaAndReaderRefuse(string tools)
    {
        var text = $$"""{ "hooks": { "lint": { "tools": {{tools}} } } }""";
        (await SchemaErrors(text)).Should().NotBeEmpty();
        ReaderErrors(text).Should().NotBeEmpty();
    }

    private static async Task<IEnumerable<string>> SchemaErrors(string text)
    {
        var schema = await JsonSchema.FromJsonAsync(HooksSchema.Text());
        return schema.Validate(JToken.Parse(text, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore })).Select(static e => e.ToString());
    }

    private static DiagnosticBag ReaderErrors(string text)
    {
        var bag = new DiagnosticBag();
        HookConfigurationLoader.Parse("hooks.json", Encoding.UTF8.GetBytes(text), TrustClass.Host, bag);
        return bag;
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Obs.Hooks.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("not below the repository");
        }

        return directory;
    }
}
