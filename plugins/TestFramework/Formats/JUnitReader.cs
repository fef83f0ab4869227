using System.Collections.Immutable;
using System.Xml;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.TestFramework.Formats;

/// <summary>
/// JUnit's XML as Ant, Maven, pytest, CTest and others write it: <c>testcase</c> elements with <c>failure</c>, <c>error</c> or
/// <c>skipped</c> in them. Hostile: no document types, so no entities; limited in size and depth.
/// </summary>
internal static class JUnitReader
{
    private const int MaximumDepth = 32;
    private const int MaximumDetails = 20;
    private const long MaximumCharacters = 16 << 20;

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="documents">The files, as lines.</param>
    public static TestRun Read(IEnumerable<ImmutableArray<string>> documents)
    {
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var count = 0;
        foreach (var document in documents)
        {
            count++;
            try
            {
                using var text = new StringReader(string.Join('\n', document));
                using var reader = XmlReader.Create(text, s_settings);
                Read(reader, cases);
            }
            catch (XmlException e)
            {
                problems.Add(MessageLines.Plain($"no JUnit XML: {e.Message}"));
            }
        }

        if (count == 0)
        {
            problems.Add("the test command left no file of results");
        }
        else if (cases.Count == 0 && problems.Count == 0)
        {
            problems.Add("no test was run");
        }

        return new TestRun(cases.ToImmutable(), problems.ToImmutable());
    }

    private static void Read(XmlReader reader, ImmutableArray<TestCase>.Builder cases)
    {
        TestCase? test = null;
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                throw new XmlException($"more than {MaximumDepth} elements in each other");
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "testcase" })
            {
                test = new TestCase(NameOf(reader), TestOutcome.Passed, "");
                if (reader.IsEmptyElement)
                {
                    Add(cases, test);
                    test = null;
                }
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "testcase" } && test is not null)
            {
                Add(cases, test);
                test = null;
            }
            else if (reader.NodeType == XmlNodeType.Element && test is { Outcome: not TestOutcome.Failed })
            {
                test = Outcome(reader, test);
            }
        }
    }

    private static TestCase Outcome(XmlReader reader, TestCase test)
    {
        if (reader.LocalName == "skipped")
        {
            return test with { Outcome = TestOutcome.Skipped, Message = MessageLines.Plain(reader.GetAttribute("message") ?? "") };
        }

        if (reader.LocalName is not ("failure" or "error"))
        {
            return test;
        }

        var message = MessageLines.Plain(reader.GetAttribute("message") ?? reader.GetAttribute("type") ?? "");
        var text = reader.IsEmptyElement || !reader.Read() || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA) ? "" : reader.Value;
        return test with
        {
            Outcome = TestOutcome.Failed,
            Message = message,
            Details = [.. text.Split('\n').Where(static l => !string.IsNullOrWhiteSpace(l)).Take(MaximumDetails).Select(MessageLines.Plain)],
        };
    }

    private static void Add(ImmutableArray<TestCase>.Builder cases, TestCase test)
    {
        if (cases.Count == TestRun.MaximumCases)
        {
            throw new XmlException($"more than {TestRun.MaximumCases} tests");
        }

        cases.Add(test);
    }

    private static string NameOf(XmlReader reader)
    {
        var (type, name) = (reader.GetAttribute("classname"), reader.GetAttribute("name") ?? "test");
        return MessageLines.Plain(string.IsNullOrEmpty(type) ? name : $"{type}.{name}");
    }
}
