package cn.zhiban.training.practice;

import cn.zhiban.core.demo.DemoDataset;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scenarios of the demo company, shared by all its clients. */
@Component
@Profile("demo")
class PracticeDemo implements DemoDataset {
    private final PracticeService service;

    PracticeDemo(PracticeService service) {
        this.service = service;
    }

    /** A scenario with its code. */
    record Entry(String code, Scenario scenario) {}

    /** What the demo company practises. */
    static List<Entry> entries() throws IOException {
        try (InputStream file =
                new ClassPathResource("cn/zhiban/training/practice/demo-scenarios.json").getInputStream()) {
            return List.of(JsonMapper.builder().build().readValue(file.readAllBytes(), Entry[].class));
        }
    }

    @Override
    public int order() {
        return 260;
    }

    @Override
    public String name() {
        return "training-practice";
    }

    @Override
    public void load() throws IOException {
        entries().forEach(one -> service.publish(one.code(), null, one.scenario()));
    }
}
