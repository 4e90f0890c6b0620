package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.scheduling.arrival.HalfHours;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.stream.IntStream;

/** A half hour of the day: its beginning, or the end of the last one. */
final class HoursField extends ComboBox<Integer> {
    /**
     * @param label translated
     * @param first first half hour that can be chosen
     * @param last last one
     */
    HoursField(String label, int first, int last) {
        super(label);
        setItems(IntStream.rangeClosed(first, last).boxed().toList());
        setItemLabelGenerator(HalfHours::label);
        setRequiredIndicatorVisible(true);
    }

    /** The half hour, or this one if none is chosen. */
    int valueOr(int usual) {
        Integer value = getValue();
        return value == null ? usual : value;
    }
}
