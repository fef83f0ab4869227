using System.Text;
using Obs.Hooks.Cli.ConstraintQuestions;

namespace Obs.Hooks.Constraints.Tests.Questions;

public sealed class QuestionStreamTests
{
    [Theory]
    [InlineData("""{"id":1,"op":"verscmp","a":"1","b":"2"}""", """{"id":1,"r":-1}""")]
    [InlineData("""{"id":"x","op":"mbsize","size":"4","unit":"G"}""", """{"id":"x","r":"4096"}""")]
    [InlineData("""{"id":2,"op":"mbsize","size":"4 GB","unit":"M"}""", """{"id":2,"r":"4 GB"}""")]
    [InlineData("""{"id":3,"op":"match","worker":"<worker/>","constraints":["hostlabel a"]}""", """{"id":3,"r":0}""")]
    [InlineData("""{"id":3,"op":"match","worker":"<worker/>","constraints":"<constraints/>"}""", """{"id":3,"r":1}""")]
    [InlineData("""{"id":4,"op":"decide","prjconf":["hostlabel a"],"xml":null,"recipe":[],"arch":"i586","package":"p","workers":["<worker/>","<worker hostlabel='a'/>"]}""", """{"id":4,"r":"01"}""")]
    [InlineData("""{"id":5,"op":"decide","prjconf":["x"],"arch":"i586","package":"p","workers":[]}""", """{"id":5,"fail":"bad prjconfconstraints: x: unknown element: x"}""")]
    [InlineData("""{"id":6,"op":"merge","arch":"i586","package":"p"}""", """{"id":6,"r":null}""")]
    [InlineData("""{"id":7,"op":"merge","recipe":["sandbox kvm"],"arch":"i586","package":"p"}""", """{"id":7,"r":{"sandbox":[{"_content":"kvm"}]}}""")]
    [InlineData("""{"id":[1.50],"op":"x"}""", """{"id":[1.50],"error":"line 1: unknown op \u0027x\u0027; there are checkconstraints, decide, hint, match, mbsize, merge, parse_prjconf, recipe, verscmp"}""")]
    [InlineData("""{"op":"verscmp","a":"1"}""", """{"id":null,"error":"line 1: \u0027b\u0027 is missing"}""")]
    [InlineData("""{"id":8,"op":"match","worker":"<x/>","constraints":"<constraints/>"}""", """{"id":8,"error":"unknown element \u0027x\u0027"}""")]
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

    private static string[] Ask(string questions)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(questions));
        using var answers = new MemoryStream();
        QuestionStream.Answer(input, answers);
        return Encoding.UTF8.GetString(answers.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
