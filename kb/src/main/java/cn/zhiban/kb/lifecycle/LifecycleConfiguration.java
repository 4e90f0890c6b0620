package cn.zhiban.kb.lifecycle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkingHours.class, VerificationDays.class})
class LifecycleConfiguration {}
