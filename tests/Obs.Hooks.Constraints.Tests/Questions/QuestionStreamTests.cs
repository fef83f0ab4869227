using System.Text;
using Obs.Hooks.Cli.ConstraintQuestions;

namespace Obs.Hooks.Constraints.Tests.Questions;

public sealed class QuestionStreamTests
{
    [Theory]
    [InlineData("""{"id":1,"op":"verscmp","a":"1","b":"2"}""", """{"id":1,"r":-1}""")]
    [InlineData("""{"id":"x","op":"mbsize","size":"4","unit":"G"}""", """{"id":"x","r":"4096"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"4 GB","unit":"M"}""", """{"id":2,"r":"4 GB"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"3043218805262","unit":"G"}""", """{"id":2,"r":"3116256056588288"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"3043218805262x","unit":"G"}""", """{"id":2,"r":"3.11625605658829e\u002B15"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"3043218805262.0","unit":"G"}""", """{"id":2,"r":"3.11625605658829e\u002B15"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"3043218805262e0","unit":"G"}""", """{"id":2,"r":"3116256056588288"}""")]
    [InlineData("""{"id":10,"op":"parse_prjconf","text":"Constraint: %{reverse:é}","arch":"i586"}""", """{"id":10,"r":["\u00A9\u00C3"],"hostarch":null}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":1.50e1,"unit":"M"}""", """{"id":2,"r":"15"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":null}""", """{"id":2,"r":"0"}""")]
    [InlineData("""{"id":3,"op":"match","worker":"<worker/>","constraints":null}""", """{"id":3,"r":1}""")]
    [InlineData("""{"id":3,"op":"match","worker":"<worker/>","constraints":["hostlabel a"]}""", """{"id":3,"r":0}""")]
    [InlineData("""{"id":3,"op":"match","worker":"<worker/>","constraints":"<constraints/>"}""", """{"id":3,"r":1}""")]
    [InlineData("""{"id":4,"op":"decide","prjconf":["hostlabel a"],"xml":null,"recipe":[],"arch":"i586","package":"p","workers":["<worker/>","<worker hostlabel='a'/>"]}""", """{"id":4,"r":"01"}""")]
    [InlineData("""{"id":5,"op":"decide","prjconf":["x"],"arch":"i586","package":"p","workers":[]}""", """{"id":5,"fail":"bad prjconfconstraints: x: unknown element: x"}""")]
    [InlineData("""{"id":6,"op":"merge","arch":"i586","package":"p"}""", """{"id":6,"r":null}""")]
    [InlineData("""{"id":7,"op":"merge","recipe":["sandbox kvm"],"arch":"i586","package":"p"}""", """{"id":7,"r":{"sandbox":[{"_content":"kvm"}]}}""")]
    [InlineData("""{"id":[1.50],"op":"x"}""", """{"id":[1.50],"error":"line 1: unknown op \u0027x\u0027; there are checkconstraints, decide, hint, match, mbsize, merge, parse_prjconf, recipe, verscmp"}""")]
    [InlineData("""{"op":"match","worker":"<worker/>"}""", """{"id":null,"r":1}""")]
    [InlineData("""{"op":"match"}""", """{"id":null,"error":"line 1: \u0027worker\u0027 is missing"}""")]
    [InlineData("""{"id":1,"op":"verscmp","a":null,"b":"1"}""", """{"id":1,"r":-1}""")]
    [InlineData("""{"id":1,"op":"verscmp","a":true,"b":false}""", """{"id":1,"r":1}""")]
    [InlineData("""{"id":7,"op":"merge","prjconf":["hostlabel a",null],"recipe":[null]}""", """{"id":7,"r":{"hostlabel":[{"_content":"a"}]}}""")]
    [InlineData("""{"id":8,"op":"match","worker":"<x/>","constraints":"<constraints/>"}""", """{"id":8,"error":"unknown element \u0027x\u0027"}""")]
    [InlineData("""{"id":9,"op":"merge","prjconf":[],"xml":"<constraints><linux/></constraints>"}""", """{"id":9,"r":null}""")]
    [InlineData("""{"id":9,"op":"merge","prjconf":null,"xml":"<constraints><linux/></constraints>"}""", """{"id":9,"r":{"linux":{}}}""")]
    [InlineData("""{"id":10,"op":"parse_prjconf","text":"%if 1\nConstraint: hostlabel  %_target_cpu\n%endif\nHostarch: x86_64","arch":"i586"}""", """{"id":10,"r":["hostlabel i586"],"hostarch":"x86_64"}""")]
    [InlineData("""{"id":10,"op":"parse_prjconf","text":"","arch":"i586"}""", """{"id":10,"r":[],"hostarch":null}""")]
    [InlineData("""{"id":11,"op":"recipe","type":"spec","text":"#!BuildConstraint: hostlabel @BUILD_FLAVOR@%x@OBS_PACKAGE@","arch":"i586","flavor":"f","obspackage":"p","prjconf":"Macros:\n%x 1"}""", """{"id":11,"r":["hostlabel f1p"]}""")]
    [InlineData("""{"id":11,"op":"recipe","type":"docker","text":" #!BuildConstraint: hostlabel @BUILD_FLAVOR@","arch":"i586","flavor":"f"}""", """{"id":11,"r":["hostlabel @BUILD_FLAVOR@"]}""")]
    [InlineData("""{"id":11,"op":"recipe","type":"kiwi","text":"#!BuildConstraint: hostlabel a","arch":"i586"}""", """{"id":11,"r":[]}""")]
    [InlineData("""{"id":12,"op":"hint","arch":"x86_64","job":"j","project":"p","package":"a","repository":"r","constraints":["hostlabel a"],"workers":[{"state":"idle","name":"x86_64:1","xml":"<worker hostlabel='a'/>"},{"state":"down","name":"x86_64:2","xml":"<worker hostlabel='a'/>"}],"badhost":["p/a/x86_64/x86_64:1"]}""",
        """{"id":12,"action":"details","text":"waiting for 2 compliant workers (1 of them down) (1 of them bad)","recheck":1}""")]
    [InlineData("""{"id":12,"op":"hint","arch":"x86_64","constraints":{"hostlabel":[{"_content":"b"}]},"workers":[{"state":"idle","name":"x86_64:1","xml":"<worker/>"}]}""",
        """{"id":12,"action":"fail","text":"package build was not possible:\n\nno compliant workers (constraints mismatch hint: hostlabel)\n\nPlease adapt your constraints.\n","recheck":1}""")]
    [InlineData("""{"id":12,"op":"hint","arch":"x86_64","constraints":null,"workers":[{"state":"idle","name":"x86_64:1","xml":"<unreadable/>"}]}""",
        """{"id":12,"action":"fail","text":"package build was not possible:\n\nno compliant workers\n\nPlease adapt your constraints.\n","recheck":1}""")]
    [InlineData("""{"id":13,"op":"checkconstraints","project":"p","repository":"r","arch":"i586","package":"a","prjconf":"Constraint: hostlabel a","xml":"<constraints/>","workers":[{"state":"dead","name":"x86_64:1","xml":"<worker hostlabel='a'/>"}]}""",
        """{"id":13,"r":["x86_64:1"]}""")]
    [InlineData("""{"id":13,"op":"hint","workers":[{"state":"gone","name":"x","xml":""}]}""",
        """{"id":13,"error":"line 1: unknown state \u0027gone\u0027; there are idle, building, away, down, dead"}""")]
    [InlineData("[]", """{"id":null,"error":"line 1: a question is a JSON object"}""")]
    public void Answer_OneQuestion_OneAnswer(string question, string answer) => Ask(question).Should().Equal(answer);

    [Fact]
    public void Answer_BadQuestionsBetweenGoodOnes_StopNothing()
    {
        var answers = Ask(
            """
            {"id":1,"op":"verscmp","a":"1","b":"1"}
            {"id":2,
            {"id":"\ud800","op":"verscmp","a":"\ud800","b":""}
            {"id":3,"op":"verscmp","a":"2","b":"1"}
            """);
        answers.Should().HaveCount(4);
        answers[0].Should().Be("""{"id":1,"r":0}""");
        answers[1].Should().StartWith("""{"id":null,"error":"line 2: not JSON""");
        answers[2].Should().StartWith("""{"id":"\ud800","error":""");
        answers[3].Should().Be("""{"id":3,"r":1}""");
    }

    [Fact]
    public void Answer_QuestionsInSmallPieces_AreAnsweredBeforeTheNextIsRead()
    {
        using var answers = new MemoryStream();
        var written = new List<long>();
        using var questions = new Pieces(
            ["{\"id\":1,\"op\":\"verscmp\",", "\"a\":\"1\",\"b\":\"1\"}\n{\"id\":2", ",\"op\":\"verscmp\",\"a\":\"1\",\"b\":\"1\"}"], () => written.Add(answers.Length));
        QuestionStream.Answer(questions, answers);
        written.Should().Equal(0, 0, "{\"id\":1,\"r\":0}\n".Length, "{\"id\":1,\"r\":0}\n".Length);
        Encoding.UTF8.GetString(answers.ToArray()).Should().Be("{\"id\":1,\"r\":0}\n{\"id\":2,\"r\":0}\n");
    }

    private static string[] Ask(string questions)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(questions));
        using var answers = new MemoryStream();
        QuestionStream.Answer(input, answers);
        return Encoding.UTF8.GetString(answers.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
