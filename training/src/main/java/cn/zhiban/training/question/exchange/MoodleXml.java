package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Moodle XML. Declarations of documents are refused, so that no file can reach beyond itself. */
public final class MoodleXml {
    private final List<Found.Item> questions = new ArrayList<>();
    private final List<Found.Category> categories = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private MoodleXml() {}

    /** What a file says. */
    public static Found read(byte[] file) {
        MoodleXml xml = new MoodleXml();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    xml.remarks.add(Remark.refused(0, "training.question.remark.xml-dtd"));
                    return new Found(List.of(), List.of(), xml.remarks);
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("question")) {
                    int line = reader.getLocation().getLineNumber();
                    xml.question(line, Part.read(reader, 0));
                }
            }
        } catch (XMLStreamException e) {
            Location where = e.getLocation();
            xml.remarks.add(
                    Remark.refused(where == null ? 0 : where.getLineNumber(), "training.question.remark.xml-broken"));
        }
        return new Found(xml.questions, xml.categories, xml.remarks);
    }

    private void question(int line, Part part) {
        String type = part.attribute("type");
        try {
            if (type.equals("category")) {
                categories.add(new Found.Category(
                        line, part.child("category").text("text").strip()));
                return;
            }
            Task task = task(part, type);
            List<Tag> tags = new ArrayList<>();
            int difficulty = QuestionContent.MEDIUM;
            for (Part tag : part.child("tags").children("tag")) {
                String said = tag.text("text").strip();
                if (said.matches("difficulty:[1-5]")) {
                    difficulty = said.charAt(said.length() - 1) - '0';
                } else {
                    tags.add(Tag.read(said));
                }
            }
            if (!categories.isEmpty() && !categories.getLast().title().isEmpty()) {
                tags.add(new Tag(Tag.Kind.CATEGORY, categories.getLast().title(), 0));
            }
            if (!part.children("hint").isEmpty()) {
                remarks.add(Remark.noted(line, "training.question.remark.xml-hints"));
            }
            RichText text = rich(part.child("questiontext"));
            if (part.hasFiles()) {
                remarks.add(Remark.noted(line, "training.question.remark.picture-missing"));
            }
            questions.add(new Found.Item(
                    line,
                    false,
                    new QuestionContent(
                            part.child("name").text("text"),
                            text,
                            task,
                            rich(part.child("generalfeedback")),
                            part.text("idnumber"),
                            difficulty,
                            tags)));
        } catch (Unreadable e) {
            remarks.add(e.remark(line));
        }
    }

    private static Task task(Part part, String type) throws Unreadable {
        return switch (type) {
            case "multichoice" -> {
                List<Task.Option> options = part.children("answer").stream()
                        .map(one -> new Task.Option(rich(one), fraction(one), rich(one.child("feedback"))))
                        .toList();
                yield new Task.Choice(
                        !part.text("single").strip().matches("true|1|"),
                        !isFalse(part.text("shuffleanswers")),
                        options);
            }
            case "truefalse" -> statement(part);
            case "shortanswer" ->
                new Task.FillIn(
                        part.text("usecase").strip().equals("1"),
                        part.children("answer").stream()
                                .map(one ->
                                        new Task.Accepted(one.text("text"), fraction(one), rich(one.child("feedback"))))
                                .toList());
            case "numerical" -> numbers(part);
            case "matching" ->
                new Task.Matching(
                        !isFalse(part.text("shuffleanswers")),
                        part.children("subquestion").stream()
                                .map(one -> new Task.Pair(
                                        rich(one), one.child("answer").text("text")))
                                .toList());
            case "ordering" ->
                new Task.Ordering(
                        part.children("answer").stream().map(MoodleXml::rich).toList());
            case "essay" -> essay(part);
            case "description" -> new Task.Description();
            default -> throw new Unreadable("training.question.remark.xml-type", type);
        };
    }

    private static Task statement(Part part) {
        boolean right = false;
        RichText yes = RichText.EMPTY;
        RichText no = RichText.EMPTY;
        for (Part answer : part.children("answer")) {
            boolean saysTrue = answer.text("text").strip().equalsIgnoreCase("true");
            right |= saysTrue && fraction(answer) > 0;
            if (saysTrue) {
                yes = rich(answer.child("feedback"));
            } else {
                no = rich(answer.child("feedback"));
            }
        }
        return new Task.TrueFalse(right, yes, no);
    }

    private static Task numbers(Part part) throws Unreadable {
        List<Task.Span> spans = new ArrayList<>();
        for (Part answer : part.children("answer")) {
            String said = answer.text("text").strip();
            BigDecimal value = Grading.number(said);
            if (value == null && !said.equals("*")) {
                throw new Unreadable("training.question.remark.no-number", said);
            }
            BigDecimal tolerance = Grading.number(answer.text("tolerance"));
            spans.add(new Task.Span(
                    value,
                    tolerance == null || value == null ? BigDecimal.ZERO : tolerance.abs(),
                    fraction(answer),
                    rich(answer.child("feedback"))));
        }
        return new Task.Numbers(spans);
    }

    private static Task essay(Part part) {
        List<Task.Criterion> rubric = new ArrayList<>();
        String[] lines = part.child("graderinfo").text("text").split("\n");
        StringBuilder model = new StringBuilder();
        for (String line : lines) {
            if (line.matches("\\d{1,3}% .+")) {
                int percent = line.indexOf('%');
                rubric.add(
                        new Task.Criterion(line.substring(percent + 2), Integer.parseInt(line.substring(0, percent))));
            } else {
                model.append(line).append('\n');
            }
        }
        return new Task.Essay(rubric, new RichText(format(part.child("graderinfo")), model.toString()));
    }

    private static boolean isFalse(String said) {
        return said.strip().matches("false|0");
    }

    private static double fraction(Part part) {
        BigDecimal fraction = Grading.number(part.attribute("fraction"));
        return fraction == null ? 0 : fraction.doubleValue();
    }

    private static RichText rich(Part part) {
        return new RichText(format(part), part.text("text"));
    }

    private static TextFormat format(Part part) {
        return switch (part.attribute("format").toLowerCase(Locale.ROOT)) {
            case "markdown" -> TextFormat.MARKDOWN;
            case "plain_text" -> TextFormat.PLAIN;
            case "moodle_auto_format" -> TextFormat.MOODLE;
            default -> TextFormat.HTML;
        };
    }

    /** An element with what stands in it. */
    private record Part(String name, java.util.Map<String, String> attributes, List<Part> parts, StringBuilder words) {
        private static final int DEPTH = 40;

        static Part read(XMLStreamReader reader, int depth) throws XMLStreamException {
            java.util.Map<String, String> attributes = new java.util.HashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            Part part = new Part(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
            if (depth > DEPTH) {
                throw new XMLStreamException("too deep", reader.getLocation());
            }
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> part.parts().add(read(reader, depth + 1));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        part.words().append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        return part;
                    }
                    default -> {}
                }
            }
            return part;
        }

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }

        List<Part> children(String name) {
            return parts.stream().filter(one -> one.name().equals(name)).toList();
        }

        Part child(String name) {
            List<Part> found = children(name);
            return found.isEmpty()
                    ? new Part(name, java.util.Map.of(), List.of(), new StringBuilder())
                    : found.getFirst();
        }

        String text(String name) {
            return child(name).words().toString();
        }

        boolean hasFiles() {
            return !children("file").isEmpty() || parts.stream().anyMatch(Part::hasFiles);
        }
    }
}
