// Made by Tests/ReflectionSamples/generate.sh. Do not edit.

/// Messages as Google's own protobuf reads and writes them.
enum SampleCases {
    /// One message in three forms.
    struct Case: Sendable {
        let json: String
        let wire: String
        let canonical: String
    }

    /// The descriptor set of samples.proto in base64.
    static let descriptors = """
        CvsBCh5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiI6CghEdXJhdGlvbhIYCgdzZWNv\
        bmRzGAEgASgDUgdzZWNvbmRzEhQKBW5hbm9zGAIgASgFUgVuYW5vc0KDAQoTY29tLmdvb2dsZS5wcm90b2J1ZkINRHVyYXRp\
        b25Qcm90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9kdXJhdGlvbnBi+AEBogIDR1BCqgIe\
        R29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzMK/wEKH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJv\
        dG8SD2dvb2dsZS5wcm90b2J1ZiI7CglUaW1lc3RhbXASGAoHc2Vjb25kcxgBIAEoA1IHc2Vjb25kcxIUCgVuYW5vcxgCIAEo\
        BVIFbmFub3NChQEKE2NvbS5nb29nbGUucHJvdG9idWZCDlRpbWVzdGFtcFByb3RvUAFaMmdvb2dsZS5nb2xhbmcub3JnL3By\
        b3RvYnVmL3R5cGVzL2tub3duL3RpbWVzdGFtcHBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVz\
        YgZwcm90bzMK8zsKIGdvb2dsZS9wcm90b2J1Zi9kZXNjcmlwdG9yLnByb3RvEg9nb29nbGUucHJvdG9idWYiTQoRRmlsZURl\
        c2NyaXB0b3JTZXQSOAoEZmlsZRgBIAMoCzIkLmdvb2dsZS5wcm90b2J1Zi5GaWxlRGVzY3JpcHRvclByb3RvUgRmaWxlIuQE\
        ChNGaWxlRGVzY3JpcHRvclByb3RvEhIKBG5hbWUYASABKAlSBG5hbWUSGAoHcGFja2FnZRgCIAEoCVIHcGFja2FnZRIeCgpk\
        ZXBlbmRlbmN5GAMgAygJUgpkZXBlbmRlbmN5EisKEXB1YmxpY19kZXBlbmRlbmN5GAogAygFUhBwdWJsaWNEZXBlbmRlbmN5\
        EicKD3dlYWtfZGVwZW5kZW5jeRgLIAMoBVIOd2Vha0RlcGVuZGVuY3kSQwoMbWVzc2FnZV90eXBlGAQgAygLMiAuZ29vZ2xl\
        LnByb3RvYnVmLkRlc2NyaXB0b3JQcm90b1ILbWVzc2FnZVR5cGUSQQoJZW51bV90eXBlGAUgAygLMiQuZ29vZ2xlLnByb3Rv\
        YnVmLkVudW1EZXNjcmlwdG9yUHJvdG9SCGVudW1UeXBlEkEKB3NlcnZpY2UYBiADKAsyJy5nb29nbGUucHJvdG9idWYuU2Vy\
        dmljZURlc2NyaXB0b3JQcm90b1IHc2VydmljZRJDCglleHRlbnNpb24YByADKAsyJS5nb29nbGUucHJvdG9idWYuRmllbGRE\
        ZXNjcmlwdG9yUHJvdG9SCWV4dGVuc2lvbhI2CgdvcHRpb25zGAggASgLMhwuZ29vZ2xlLnByb3RvYnVmLkZpbGVPcHRpb25z\
        UgdvcHRpb25zEkkKEHNvdXJjZV9jb2RlX2luZm8YCSABKAsyHy5nb29nbGUucHJvdG9idWYuU291cmNlQ29kZUluZm9SDnNv\
        dXJjZUNvZGVJbmZvEhYKBnN5bnRheBgMIAEoCVIGc3ludGF4IrkGCg9EZXNjcmlwdG9yUHJvdG8SEgoEbmFtZRgBIAEoCVIE\
        bmFtZRI7CgVmaWVsZBgCIAMoCzIlLmdvb2dsZS5wcm90b2J1Zi5GaWVsZERlc2NyaXB0b3JQcm90b1IFZmllbGQSQwoJZXh0\
        ZW5zaW9uGAYgAygLMiUuZ29vZ2xlLnByb3RvYnVmLkZpZWxkRGVzY3JpcHRvclByb3RvUglleHRlbnNpb24SQQoLbmVzdGVk\
        X3R5cGUYAyADKAsyIC5nb29nbGUucHJvdG9idWYuRGVzY3JpcHRvclByb3RvUgpuZXN0ZWRUeXBlEkEKCWVudW1fdHlwZRgE\
        IAMoCzIkLmdvb2dsZS5wcm90b2J1Zi5FbnVtRGVzY3JpcHRvclByb3RvUghlbnVtVHlwZRJYCg9leHRlbnNpb25fcmFuZ2UY\
        BSADKAsyLy5nb29nbGUucHJvdG9idWYuRGVzY3JpcHRvclByb3RvLkV4dGVuc2lvblJhbmdlUg5leHRlbnNpb25SYW5nZRJE\
        CgpvbmVvZl9kZWNsGAggAygLMiUuZ29vZ2xlLnByb3RvYnVmLk9uZW9mRGVzY3JpcHRvclByb3RvUglvbmVvZkRlY2wSOQoH\
        b3B0aW9ucxgHIAEoCzIfLmdvb2dsZS5wcm90b2J1Zi5NZXNzYWdlT3B0aW9uc1IHb3B0aW9ucxJVCg5yZXNlcnZlZF9yYW5n\
        ZRgJIAMoCzIuLmdvb2dsZS5wcm90b2J1Zi5EZXNjcmlwdG9yUHJvdG8uUmVzZXJ2ZWRSYW5nZVINcmVzZXJ2ZWRSYW5nZRIj\
        Cg1yZXNlcnZlZF9uYW1lGAogAygJUgxyZXNlcnZlZE5hbWUaegoORXh0ZW5zaW9uUmFuZ2USFAoFc3RhcnQYASABKAVSBXN0\
        YXJ0EhAKA2VuZBgCIAEoBVIDZW5kEkAKB29wdGlvbnMYAyABKAsyJi5nb29nbGUucHJvdG9idWYuRXh0ZW5zaW9uUmFuZ2VP\
        cHRpb25zUgdvcHRpb25zGjcKDVJlc2VydmVkUmFuZ2USFAoFc3RhcnQYASABKAVSBXN0YXJ0EhAKA2VuZBgCIAEoBVIDZW5k\
        InwKFUV4dGVuc2lvblJhbmdlT3B0aW9ucxJYChR1bmludGVycHJldGVkX29wdGlvbhjnByADKAsyJC5nb29nbGUucHJvdG9i\
        dWYuVW5pbnRlcnByZXRlZE9wdGlvblITdW5pbnRlcnByZXRlZE9wdGlvbioJCOgHEICAgIACIsEGChRGaWVsZERlc2NyaXB0\
        b3JQcm90bxISCgRuYW1lGAEgASgJUgRuYW1lEhYKBm51bWJlchgDIAEoBVIGbnVtYmVyEkEKBWxhYmVsGAQgASgOMisuZ29v\
        Z2xlLnByb3RvYnVmLkZpZWxkRGVzY3JpcHRvclByb3RvLkxhYmVsUgVsYWJlbBI+CgR0eXBlGAUgASgOMiouZ29vZ2xlLnBy\
        b3RvYnVmLkZpZWxkRGVzY3JpcHRvclByb3RvLlR5cGVSBHR5cGUSGwoJdHlwZV9uYW1lGAYgASgJUgh0eXBlTmFtZRIaCghl\
        eHRlbmRlZRgCIAEoCVIIZXh0ZW5kZWUSIwoNZGVmYXVsdF92YWx1ZRgHIAEoCVIMZGVmYXVsdFZhbHVlEh8KC29uZW9mX2lu\
        ZGV4GAkgASgFUgpvbmVvZkluZGV4EhsKCWpzb25fbmFtZRgKIAEoCVIIanNvbk5hbWUSNwoHb3B0aW9ucxgIIAEoCzIdLmdv\
        b2dsZS5wcm90b2J1Zi5GaWVsZE9wdGlvbnNSB29wdGlvbnMSJwoPcHJvdG8zX29wdGlvbmFsGBEgASgIUg5wcm90bzNPcHRp\
        b25hbCK2AgoEVHlwZRIPCgtUWVBFX0RPVUJMRRABEg4KClRZUEVfRkxPQVQQAhIOCgpUWVBFX0lOVDY0EAMSDwoLVFlQRV9V\
        SU5UNjQQBBIOCgpUWVBFX0lOVDMyEAUSEAoMVFlQRV9GSVhFRDY0EAYSEAoMVFlQRV9GSVhFRDMyEAcSDQoJVFlQRV9CT09M\
        EAgSDwoLVFlQRV9TVFJJTkcQCRIOCgpUWVBFX0dST1VQEAoSEAoMVFlQRV9NRVNTQUdFEAsSDgoKVFlQRV9CWVRFUxAMEg8K\
        C1RZUEVfVUlOVDMyEA0SDQoJVFlQRV9FTlVNEA4SEQoNVFlQRV9TRklYRUQzMhAPEhEKDVRZUEVfU0ZJWEVENjQQEBIPCgtU\
        WVBFX1NJTlQzMhAREg8KC1RZUEVfU0lOVDY0EBIiQwoFTGFiZWwSEgoOTEFCRUxfT1BUSU9OQUwQARISCg5MQUJFTF9SRVFV\
        SVJFRBACEhIKDkxBQkVMX1JFUEVBVEVEEAMiYwoUT25lb2ZEZXNjcmlwdG9yUHJvdG8SEgoEbmFtZRgBIAEoCVIEbmFtZRI3\
        CgdvcHRpb25zGAIgASgLMh0uZ29vZ2xlLnByb3RvYnVmLk9uZW9mT3B0aW9uc1IHb3B0aW9ucyLjAgoTRW51bURlc2NyaXB0\
        b3JQcm90bxISCgRuYW1lGAEgASgJUgRuYW1lEj8KBXZhbHVlGAIgAygLMikuZ29vZ2xlLnByb3RvYnVmLkVudW1WYWx1ZURl\
        c2NyaXB0b3JQcm90b1IFdmFsdWUSNgoHb3B0aW9ucxgDIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5FbnVtT3B0aW9uc1IHb3B0\
        aW9ucxJdCg5yZXNlcnZlZF9yYW5nZRgEIAMoCzI2Lmdvb2dsZS5wcm90b2J1Zi5FbnVtRGVzY3JpcHRvclByb3RvLkVudW1S\
        ZXNlcnZlZFJhbmdlUg1yZXNlcnZlZFJhbmdlEiMKDXJlc2VydmVkX25hbWUYBSADKAlSDHJlc2VydmVkTmFtZRo7ChFFbnVt\
        UmVzZXJ2ZWRSYW5nZRIUCgVzdGFydBgBIAEoBVIFc3RhcnQSEAoDZW5kGAIgASgFUgNlbmQigwEKGEVudW1WYWx1ZURlc2Ny\
        aXB0b3JQcm90bxISCgRuYW1lGAEgASgJUgRuYW1lEhYKBm51bWJlchgCIAEoBVIGbnVtYmVyEjsKB29wdGlvbnMYAyABKAsy\
        IS5nb29nbGUucHJvdG9idWYuRW51bVZhbHVlT3B0aW9uc1IHb3B0aW9ucyKnAQoWU2VydmljZURlc2NyaXB0b3JQcm90bxIS\
        CgRuYW1lGAEgASgJUgRuYW1lEj4KBm1ldGhvZBgCIAMoCzImLmdvb2dsZS5wcm90b2J1Zi5NZXRob2REZXNjcmlwdG9yUHJv\
        dG9SBm1ldGhvZBI5CgdvcHRpb25zGAMgASgLMh8uZ29vZ2xlLnByb3RvYnVmLlNlcnZpY2VPcHRpb25zUgdvcHRpb25zIokC\
        ChVNZXRob2REZXNjcmlwdG9yUHJvdG8SEgoEbmFtZRgBIAEoCVIEbmFtZRIdCgppbnB1dF90eXBlGAIgASgJUglpbnB1dFR5\
        cGUSHwoLb3V0cHV0X3R5cGUYAyABKAlSCm91dHB1dFR5cGUSOAoHb3B0aW9ucxgEIAEoCzIeLmdvb2dsZS5wcm90b2J1Zi5N\
        ZXRob2RPcHRpb25zUgdvcHRpb25zEjAKEGNsaWVudF9zdHJlYW1pbmcYBSABKAg6BWZhbHNlUg9jbGllbnRTdHJlYW1pbmcS\
        MAoQc2VydmVyX3N0cmVhbWluZxgGIAEoCDoFZmFsc2VSD3NlcnZlclN0cmVhbWluZyKRCQoLRmlsZU9wdGlvbnMSIQoMamF2\
        YV9wYWNrYWdlGAEgASgJUgtqYXZhUGFja2FnZRIwChRqYXZhX291dGVyX2NsYXNzbmFtZRgIIAEoCVISamF2YU91dGVyQ2xh\
        c3NuYW1lEjUKE2phdmFfbXVsdGlwbGVfZmlsZXMYCiABKAg6BWZhbHNlUhFqYXZhTXVsdGlwbGVGaWxlcxJECh1qYXZhX2dl\
        bmVyYXRlX2VxdWFsc19hbmRfaGFzaBgUIAEoCEICGAFSGWphdmFHZW5lcmF0ZUVxdWFsc0FuZEhhc2gSOgoWamF2YV9zdHJp\
        bmdfY2hlY2tfdXRmOBgbIAEoCDoFZmFsc2VSE2phdmFTdHJpbmdDaGVja1V0ZjgSUwoMb3B0aW1pemVfZm9yGAkgASgOMiku\
        Z29vZ2xlLnByb3RvYnVmLkZpbGVPcHRpb25zLk9wdGltaXplTW9kZToFU1BFRURSC29wdGltaXplRm9yEh0KCmdvX3BhY2th\
        Z2UYCyABKAlSCWdvUGFja2FnZRI1ChNjY19nZW5lcmljX3NlcnZpY2VzGBAgASgIOgVmYWxzZVIRY2NHZW5lcmljU2Vydmlj\
        ZXMSOQoVamF2YV9nZW5lcmljX3NlcnZpY2VzGBEgASgIOgVmYWxzZVITamF2YUdlbmVyaWNTZXJ2aWNlcxI1ChNweV9nZW5l\
        cmljX3NlcnZpY2VzGBIgASgIOgVmYWxzZVIRcHlHZW5lcmljU2VydmljZXMSNwoUcGhwX2dlbmVyaWNfc2VydmljZXMYKiAB\
        KAg6BWZhbHNlUhJwaHBHZW5lcmljU2VydmljZXMSJQoKZGVwcmVjYXRlZBgXIAEoCDoFZmFsc2VSCmRlcHJlY2F0ZWQSLgoQ\
        Y2NfZW5hYmxlX2FyZW5hcxgfIAEoCDoEdHJ1ZVIOY2NFbmFibGVBcmVuYXMSKgoRb2JqY19jbGFzc19wcmVmaXgYJCABKAlS\
        D29iamNDbGFzc1ByZWZpeBIpChBjc2hhcnBfbmFtZXNwYWNlGCUgASgJUg9jc2hhcnBOYW1lc3BhY2USIQoMc3dpZnRfcHJl\
        Zml4GCcgASgJUgtzd2lmdFByZWZpeBIoChBwaHBfY2xhc3NfcHJlZml4GCggASgJUg5waHBDbGFzc1ByZWZpeBIjCg1waHBf\
        bmFtZXNwYWNlGCkgASgJUgxwaHBOYW1lc3BhY2USNAoWcGhwX21ldGFkYXRhX25hbWVzcGFjZRgsIAEoCVIUcGhwTWV0YWRh\
        dGFOYW1lc3BhY2USIQoMcnVieV9wYWNrYWdlGC0gASgJUgtydWJ5UGFja2FnZRJYChR1bmludGVycHJldGVkX29wdGlvbhjn\
        ByADKAsyJC5nb29nbGUucHJvdG9idWYuVW5pbnRlcnByZXRlZE9wdGlvblITdW5pbnRlcnByZXRlZE9wdGlvbiI6CgxPcHRp\
        bWl6ZU1vZGUSCQoFU1BFRUQQARINCglDT0RFX1NJWkUQAhIQCgxMSVRFX1JVTlRJTUUQAyoJCOgHEICAgIACSgQIJhAnIuMC\
        Cg5NZXNzYWdlT3B0aW9ucxI8ChdtZXNzYWdlX3NldF93aXJlX2Zvcm1hdBgBIAEoCDoFZmFsc2VSFG1lc3NhZ2VTZXRXaXJl\
        Rm9ybWF0EkwKH25vX3N0YW5kYXJkX2Rlc2NyaXB0b3JfYWNjZXNzb3IYAiABKAg6BWZhbHNlUhxub1N0YW5kYXJkRGVzY3Jp\
        cHRvckFjY2Vzc29yEiUKCmRlcHJlY2F0ZWQYAyABKAg6BWZhbHNlUgpkZXByZWNhdGVkEhsKCW1hcF9lbnRyeRgHIAEoCFII\
        bWFwRW50cnkSWAoUdW5pbnRlcnByZXRlZF9vcHRpb24Y5wcgAygLMiQuZ29vZ2xlLnByb3RvYnVmLlVuaW50ZXJwcmV0ZWRP\
        cHRpb25SE3VuaW50ZXJwcmV0ZWRPcHRpb24qCQjoBxCAgICAAkoECAQQBUoECAUQBkoECAYQB0oECAgQCUoECAkQCiKSBAoM\
        RmllbGRPcHRpb25zEkEKBWN0eXBlGAEgASgOMiMuZ29vZ2xlLnByb3RvYnVmLkZpZWxkT3B0aW9ucy5DVHlwZToGU1RSSU5H\
        UgVjdHlwZRIWCgZwYWNrZWQYAiABKAhSBnBhY2tlZBJHCgZqc3R5cGUYBiABKA4yJC5nb29nbGUucHJvdG9idWYuRmllbGRP\
        cHRpb25zLkpTVHlwZToJSlNfTk9STUFMUgZqc3R5cGUSGQoEbGF6eRgFIAEoCDoFZmFsc2VSBGxhenkSLgoPdW52ZXJpZmll\
        ZF9sYXp5GA8gASgIOgVmYWxzZVIOdW52ZXJpZmllZExhenkSJQoKZGVwcmVjYXRlZBgDIAEoCDoFZmFsc2VSCmRlcHJlY2F0\
        ZWQSGQoEd2VhaxgKIAEoCDoFZmFsc2VSBHdlYWsSWAoUdW5pbnRlcnByZXRlZF9vcHRpb24Y5wcgAygLMiQuZ29vZ2xlLnBy\
        b3RvYnVmLlVuaW50ZXJwcmV0ZWRPcHRpb25SE3VuaW50ZXJwcmV0ZWRPcHRpb24iLwoFQ1R5cGUSCgoGU1RSSU5HEAASCAoE\
        Q09SRBABEhAKDFNUUklOR19QSUVDRRACIjUKBkpTVHlwZRINCglKU19OT1JNQUwQABINCglKU19TVFJJTkcQARINCglKU19O\
        VU1CRVIQAioJCOgHEICAgIACSgQIBBAFInMKDE9uZW9mT3B0aW9ucxJYChR1bmludGVycHJldGVkX29wdGlvbhjnByADKAsy\
        JC5nb29nbGUucHJvdG9idWYuVW5pbnRlcnByZXRlZE9wdGlvblITdW5pbnRlcnByZXRlZE9wdGlvbioJCOgHEICAgIACIsAB\
        CgtFbnVtT3B0aW9ucxIfCgthbGxvd19hbGlhcxgCIAEoCFIKYWxsb3dBbGlhcxIlCgpkZXByZWNhdGVkGAMgASgIOgVmYWxz\
        ZVIKZGVwcmVjYXRlZBJYChR1bmludGVycHJldGVkX29wdGlvbhjnByADKAsyJC5nb29nbGUucHJvdG9idWYuVW5pbnRlcnBy\
        ZXRlZE9wdGlvblITdW5pbnRlcnByZXRlZE9wdGlvbioJCOgHEICAgIACSgQIBRAGIp4BChBFbnVtVmFsdWVPcHRpb25zEiUK\
        CmRlcHJlY2F0ZWQYASABKAg6BWZhbHNlUgpkZXByZWNhdGVkElgKFHVuaW50ZXJwcmV0ZWRfb3B0aW9uGOcHIAMoCzIkLmdv\
        b2dsZS5wcm90b2J1Zi5VbmludGVycHJldGVkT3B0aW9uUhN1bmludGVycHJldGVkT3B0aW9uKgkI6AcQgICAgAIinAEKDlNl\
        cnZpY2VPcHRpb25zEiUKCmRlcHJlY2F0ZWQYISABKAg6BWZhbHNlUgpkZXByZWNhdGVkElgKFHVuaW50ZXJwcmV0ZWRfb3B0\
        aW9uGOcHIAMoCzIkLmdvb2dsZS5wcm90b2J1Zi5VbmludGVycHJldGVkT3B0aW9uUhN1bmludGVycHJldGVkT3B0aW9uKgkI\
        6AcQgICAgAIi4AIKDU1ldGhvZE9wdGlvbnMSJQoKZGVwcmVjYXRlZBghIAEoCDoFZmFsc2VSCmRlcHJlY2F0ZWQScQoRaWRl\
        bXBvdGVuY3lfbGV2ZWwYIiABKA4yLy5nb29nbGUucHJvdG9idWYuTWV0aG9kT3B0aW9ucy5JZGVtcG90ZW5jeUxldmVsOhNJ\
        REVNUE9URU5DWV9VTktOT1dOUhBpZGVtcG90ZW5jeUxldmVsElgKFHVuaW50ZXJwcmV0ZWRfb3B0aW9uGOcHIAMoCzIkLmdv\
        b2dsZS5wcm90b2J1Zi5VbmludGVycHJldGVkT3B0aW9uUhN1bmludGVycHJldGVkT3B0aW9uIlAKEElkZW1wb3RlbmN5TGV2\
        ZWwSFwoTSURFTVBPVEVOQ1lfVU5LTk9XThAAEhMKD05PX1NJREVfRUZGRUNUUxABEg4KCklERU1QT1RFTlQQAioJCOgHEICA\
        gIACIpoDChNVbmludGVycHJldGVkT3B0aW9uEkEKBG5hbWUYAiADKAsyLS5nb29nbGUucHJvdG9idWYuVW5pbnRlcnByZXRl\
        ZE9wdGlvbi5OYW1lUGFydFIEbmFtZRIpChBpZGVudGlmaWVyX3ZhbHVlGAMgASgJUg9pZGVudGlmaWVyVmFsdWUSLAoScG9z\
        aXRpdmVfaW50X3ZhbHVlGAQgASgEUhBwb3NpdGl2ZUludFZhbHVlEiwKEm5lZ2F0aXZlX2ludF92YWx1ZRgFIAEoA1IQbmVn\
        YXRpdmVJbnRWYWx1ZRIhCgxkb3VibGVfdmFsdWUYBiABKAFSC2RvdWJsZVZhbHVlEiEKDHN0cmluZ192YWx1ZRgHIAEoDFIL\
        c3RyaW5nVmFsdWUSJwoPYWdncmVnYXRlX3ZhbHVlGAggASgJUg5hZ2dyZWdhdGVWYWx1ZRpKCghOYW1lUGFydBIbCgluYW1l\
        X3BhcnQYASACKAlSCG5hbWVQYXJ0EiEKDGlzX2V4dGVuc2lvbhgCIAIoCFILaXNFeHRlbnNpb24ipwIKDlNvdXJjZUNvZGVJ\
        bmZvEkQKCGxvY2F0aW9uGAEgAygLMiguZ29vZ2xlLnByb3RvYnVmLlNvdXJjZUNvZGVJbmZvLkxvY2F0aW9uUghsb2NhdGlv\
        bhrOAQoITG9jYXRpb24SFgoEcGF0aBgBIAMoBUICEAFSBHBhdGgSFgoEc3BhbhgCIAMoBUICEAFSBHNwYW4SKQoQbGVhZGlu\
        Z19jb21tZW50cxgDIAEoCVIPbGVhZGluZ0NvbW1lbnRzEisKEXRyYWlsaW5nX2NvbW1lbnRzGAQgASgJUhB0cmFpbGluZ0Nv\
        bW1lbnRzEjoKGWxlYWRpbmdfZGV0YWNoZWRfY29tbWVudHMYBiADKAlSF2xlYWRpbmdEZXRhY2hlZENvbW1lbnRzItEBChFH\
        ZW5lcmF0ZWRDb2RlSW5mbxJNCgphbm5vdGF0aW9uGAEgAygLMi0uZ29vZ2xlLnByb3RvYnVmLkdlbmVyYXRlZENvZGVJbmZv\
        LkFubm90YXRpb25SCmFubm90YXRpb24abQoKQW5ub3RhdGlvbhIWCgRwYXRoGAEgAygFQgIQAVIEcGF0aBIfCgtzb3VyY2Vf\
        ZmlsZRgCIAEoCVIKc291cmNlRmlsZRIUCgViZWdpbhgDIAEoBVIFYmVnaW4SEAoDZW5kGAQgASgFUgNlbmRCfgoTY29tLmdv\
        b2dsZS5wcm90b2J1ZkIQRGVzY3JpcHRvclByb3Rvc0gBWi1nb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9kZXNj\
        cmlwdG9ycGL4AQGiAgNHUEKqAhpHb29nbGUuUHJvdG9idWYuUmVmbGVjdGlvbgqTAQodcGFhcy9vcHRpb25zL3YxL29wdGlv\
        bnMucHJvdG8SD3BhYXMub3B0aW9ucy52MRogZ29vZ2xlL3Byb3RvYnVmL2Rlc2NyaXB0b3IucHJvdG86NwoGc2VjcmV0Eh0u\
        Z29vZ2xlLnByb3RvYnVmLkZpZWxkT3B0aW9ucxjRhgMgASgIUgZzZWNyZXRiBnByb3RvMwrjJgoNc2FtcGxlcy5wcm90bxIK\
        c2FtcGxlcy52MRoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvGh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnBy\
        b3RvGh1wYWFzL29wdGlvbnMvdjEvb3B0aW9ucy5wcm90byK4CgoDQWxsEhkKCGFfZG91YmxlGAEgASgBUgdhRG91YmxlEhcK\
        B2FfZmxvYXQYAiABKAJSBmFGbG9hdBIZCghhbl9pbnQ2NBgDIAEoA1IHYW5JbnQ2NBIZCghhX3VpbnQ2NBgEIAEoBFIHYVVp\
        bnQ2NBIZCghhbl9pbnQzMhgFIAEoBVIHYW5JbnQzMhIbCglhX2ZpeGVkNjQYBiABKAZSCGFGaXhlZDY0EhsKCWFfZml4ZWQz\
        MhgHIAEoB1IIYUZpeGVkMzISFQoGYV9ib29sGAggASgIUgVhQm9vbBIZCghhX3N0cmluZxgJIAEoCVIHYVN0cmluZxIlCgVp\
        bm5lchgKIAEoCzIPLnNhbXBsZXMudjEuQWxsUgVpbm5lchIdCgpzb21lX2J5dGVzGAsgASgMUglzb21lQnl0ZXMSGQoIYV91\
        aW50MzIYDCABKA1SB2FVaW50MzISKgoGY29sb3VyGA0gASgOMhIuc2FtcGxlcy52MS5Db2xvdXJSBmNvbG91chIfCgthbl9z\
        Zml4ZWQzMhgOIAEoD1IKYW5TZml4ZWQzMhIfCgthbl9zZml4ZWQ2NBgPIAEoEFIKYW5TZml4ZWQ2NBIbCglhbl9zaW50MzIY\
        ECABKBFSCGFuU2ludDMyEhsKCWFuX3NpbnQ2NBgRIAEoElIIYW5TaW50NjQSGAoHbnVtYmVycxgSIAMoBVIHbnVtYmVycxIe\
        Cgh1bnBhY2tlZBgTIAMoBUICEABSCHVucGFja2VkEhQKBXRleHRzGBQgAygJUgV0ZXh0cxInCgZvdGhlcnMYFSADKAsyDy5z\
        YW1wbGVzLnYxLkFsbFIGb3RoZXJzEiwKB2NvbG91cnMYFiADKA4yEi5zYW1wbGVzLnYxLkNvbG91clIHY29sb3VycxIUCgR3\
        b3JkGBcgASgJSABSBHdvcmQSFgoFY291bnQYGCABKAVIAFIFY291bnQSKQoGbmVzdGVkGBkgASgLMg8uc2FtcGxlcy52MS5B\
        bGxIAFIGbmVzdGVkEhkKBW1heWJlGBogASgFSAFSBW1heWJliAEBEjAKBXNpemVzGBsgAygLMhouc2FtcGxlcy52MS5BbGwu\
        U2l6ZXNFbnRyeVIFc2l6ZXMSMAoFZmxhZ3MYHCADKAsyGi5zYW1wbGVzLnYxLkFsbC5GbGFnc0VudHJ5UgVmbGFncxIqCgJh\
        dBgdIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSAmF0Ei8KBWxhc3RzGB4gASgLMhkuZ29vZ2xlLnByb3RvYnVm\
        LkR1cmF0aW9uUgVsYXN0cxIYCgdkb3VibGVzGB8gAygBUgdkb3VibGVzElAKEWNvbG91cnNfYnlfbnVtYmVyGCAgAygLMiQu\
        c2FtcGxlcy52MS5BbGwuQ29sb3Vyc0J5TnVtYmVyRW50cnlSD2NvbG91cnNCeU51bWJlcho4CgpTaXplc0VudHJ5EhAKA2tl\
        eRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgFUgV2YWx1ZToCOAEaSQoKRmxhZ3NFbnRyeRIQCgNrZXkYASABKAhSA2tleRIl\
        CgV2YWx1ZRgCIAEoCzIPLnNhbXBsZXMudjEuQWxsUgV2YWx1ZToCOAEaVgoUQ29sb3Vyc0J5TnVtYmVyRW50cnkSEAoDa2V5\
        GAEgASgDUgNrZXkSKAoFdmFsdWUYAiABKA4yEi5zYW1wbGVzLnYxLkNvbG91clIFdmFsdWU6AjgBQggKBmNob2ljZUIICgZf\
        bWF5YmUiowEKBkhpZGRlbhISCgRuYW1lGAEgASgJUgRuYW1lEiAKCHBhc3N3b3JkGAIgASgJQgSItRgBUghwYXNzd29yZBIY\
        CgRrZXlzGAMgAygJQgSItRgBUgRrZXlzEiQKCXNpZ25hdHVyZRgEIAEoDEIEiLUYAUgAUglzaWduYXR1cmUSGgoHYWNjb3Vu\
        dBgFIAEoCUgAUgdhY2NvdW50QgcKBXByb29mKk0KBkNvbG91chIWChJDT0xPVVJfVU5TUEVDSUZJRUQQABIQCgxDT0xPVVJf\
        V0hJVEUQARIZCgxDT0xPVVJfQkxBQ0sQ/v//////////ATLBAQoHU2FtcGxlcxIqCgNHZXQSDy5zYW1wbGVzLnYxLkFsbBoS\
        LnNhbXBsZXMudjEuSGlkZGVuEi4KBVdhdGNoEhIuc2FtcGxlcy52MS5IaWRkZW4aDy5zYW1wbGVzLnYxLkFsbDABEiwKA1B1\
        dBIPLnNhbXBsZXMudjEuQWxsGhIuc2FtcGxlcy52MS5IaWRkZW4oARIsCgRDaGF0Eg8uc2FtcGxlcy52MS5BbGwaDy5zYW1w\
        bGVzLnYxLkFsbCgBMAFK6RcKBhIEAQBKAQo4CgEMEgMBABIaLiBFdmVyeSBraW5kIG9mIGZpZWxkIHRoYXQgYSBtZXNzYWdl\
        IG1heSBoYXZlLgoKCAoBAhIDAwATCgkKAgMAEgMFACgKCQoCAwESAwYAKQoJCgIDAhIDBwAnChkKAgUAEgQKAA8BGg0gSG93\
        IGJyaWdodC4KCgoKAwUAARIDCgULCgsKBAUAAgASAwsCGQoMCgUFAAIAARIDCwIUCgwKBQUAAgACEgMLFxgKHQoEBQACARID\
        DQITGhAgVGhlIGJyaWdodGVzdC4KCgwKBQUAAgEBEgMNAg4KDAoFBQACAQISAw0REgoLCgQFAAICEgMOAhQKDAoFBQACAgES\
        Aw4CDgoMCgUFAAICAhIDDhETCiAKAgQAEgQSADcBGhQgSG9sZHMgb25lIG9mIGVhY2guCgoKCgMEAAESAxIICwosCgQEAAIA\
        EgMVAhYaHyBXaXRoIGEgY29tbWVudAogb2YgdHdvIGxpbmVzLgoKDAoFBAACAAUSAxUCCAoMCgUEAAIAARIDFQkRCgwKBQQA\
        AgADEgMVFBUKCwoEBAACARIDFgIUCgwKBQQAAgEFEgMWAgcKDAoFBAACAQESAxYIDwoMCgUEAAIBAxIDFhITCgsKBAQAAgIS\
        AxcCFQoMCgUEAAICBRIDFwIHCgwKBQQAAgIBEgMXCBAKDAoFBAACAgMSAxcTFAoLCgQEAAIDEgMYAhYKDAoFBAACAwUSAxgC\
        CAoMCgUEAAIDARIDGAkRCgwKBQQAAgMDEgMYFBUKCwoEBAACBBIDGQIVCgwKBQQAAgQFEgMZAgcKDAoFBAACBAESAxkIEAoM\
        CgUEAAIEAxIDGRMUCgsKBAQAAgUSAxoCGAoMCgUEAAIFBRIDGgIJCgwKBQQAAgUBEgMaChMKDAoFBAACBQMSAxoWFwoLCgQE\
        AAIGEgMbAhgKDAoFBAACBgUSAxsCCQoMCgUEAAIGARIDGwoTCgwKBQQAAgYDEgMbFhcKCwoEBAACBxIDHAISCgwKBQQAAgcF\
        EgMcAgYKDAoFBAACBwESAxwHDQoMCgUEAAIHAxIDHBARCgsKBAQAAggSAx0CFgoMCgUEAAIIBRIDHQIICgwKBQQAAggBEgMd\
        CREKDAoFBAACCAMSAx0UFQoLCgQEAAIJEgMeAhEKDAoFBAACCQYSAx4CBQoMCgUEAAIJARIDHgYLCgwKBQQAAgkDEgMeDhAK\
        CwoEBAACChIDHwIYCgwKBQQAAgoFEgMfAgcKDAoFBAACCgESAx8IEgoMCgUEAAIKAxIDHxUXCgsKBAQAAgsSAyACFwoMCgUE\
        AAILBRIDIAIICgwKBQQAAgsBEgMgCREKDAoFBAACCwMSAyAUFgoLCgQEAAIMEgMhAhUKDAoFBAACDAYSAyECCAoMCgUEAAIM\
        ARIDIQkPCgwKBQQAAgwDEgMhEhQKCwoEBAACDRIDIgIcCgwKBQQAAg0FEgMiAgoKDAoFBAACDQESAyILFgoMCgUEAAINAxID\
        IhkbCgsKBAQAAg4SAyMCHAoMCgUEAAIOBRIDIwIKCgwKBQQAAg4BEgMjCxYKDAoFBAACDgMSAyMZGwoLCgQEAAIPEgMkAhgK\
        DAoFBAACDwUSAyQCCAoMCgUEAAIPARIDJAkSCgwKBQQAAg8DEgMkFRcKCwoEBAACEBIDJQIYCgwKBQQAAhAFEgMlAggKDAoF\
        BAACEAESAyUJEgoMCgUEAAIQAxIDJRUXCgsKBAQAAhESAyYCHgoMCgUEAAIRBBIDJgIKCgwKBQQAAhEFEgMmCxAKDAoFBAAC\
        EQESAyYRGAoMCgUEAAIRAxIDJhsdCgsKBAQAAhISAycCMAoMCgUEAAISBBIDJwIKCgwKBQQAAhIFEgMnCxAKDAoFBAACEgES\
        AycRGQoMCgUEAAISAxIDJxweCgwKBQQAAhIIEgMnHy8KDQoGBAACEggCEgMnIC4KCwoEBAACExIDKAIdCgwKBQQAAhMEEgMo\
        AgoKDAoFBAACEwUSAygLEQoMCgUEAAITARIDKBIXCgwKBQQAAhMDEgMoGhwKCwoEBAACFBIDKQIbCgwKBQQAAhQEEgMpAgoK\
        DAoFBAACFAYSAykLDgoMCgUEAAIUARIDKQ8VCgwKBQQAAhQDEgMpGBoKCwoEBAACFRIDKgIfCgwKBQQAAhUEEgMqAgoKDAoF\
        BAACFQYSAyoLEQoMCgUEAAIVARIDKhIZCgwKBQQAAhUDEgMqHB4KDAoEBAAIABIEKwIvAwoMCgUEAAgAARIDKwgOCgsKBAQA\
        AhYSAywEFQoMCgUEAAIWBRIDLAQKCgwKBQQAAhYBEgMsCw8KDAoFBAACFgMSAywSFAoLCgQEAAIXEgMtBBUKDAoFBAACFwUS\
        Ay0ECQoMCgUEAAIXARIDLQoPCgwKBQQAAhcDEgMtEhQKCwoEBAACGBIDLgQUCgwKBQQAAhgGEgMuBAcKDAoFBAACGAESAy4I\
        DgoMCgUEAAIYAxIDLhETCgsKBAQAAhkSAzACHAoMCgUEAAIZBBIDMAIKCgwKBQQAAhkFEgMwCxAKDAoFBAACGQESAzARFgoM\
        CgUEAAIZAxIDMBkbCgsKBAQAAhoSAzECIAoMCgUEAAIaBhIDMQIUCgwKBQQAAhoBEgMxFRoKDAoFBAACGgMSAzEdHwoLCgQE\
        AAIbEgMyAhwKDAoFBAACGwYSAzICEAoMCgUEAAIbARIDMhEWCgwKBQQAAhsDEgMyGRsKCwoEBAACHBIDMwIkCgwKBQQAAhwG\
        EgMzAhsKDAoFBAACHAESAzMcHgoMCgUEAAIcAxIDMyEjCgsKBAQAAh0SAzQCJgoMCgUEAAIdBhIDNAIaCgwKBQQAAh0BEgM0\
        GyAKDAoFBAACHQMSAzQjJQoLCgQEAAIeEgM1Ah8KDAoFBAACHgQSAzUCCgoMCgUEAAIeBRIDNQsRCgwKBQQAAh4BEgM1EhkK\
        DAoFBAACHgMSAzUcHgoLCgQEAAIfEgM2AiwKDAoFBAACHwYSAzYCFAoMCgUEAAIfARIDNhUmCgwKBQQAAh8DEgM2KSsKCgoC\
        BAESBDkAQQEKCgoDBAEBEgM5CA4KCwoEBAECABIDOgISCgwKBQQBAgAFEgM6AggKDAoFBAECAAESAzoJDQoMCgUEAQIAAxID\
        OhARCgsKBAQBAgESAzsCOAoMCgUEAQIBBRIDOwIICgwKBQQBAgEBEgM7CREKDAoFBAECAQMSAzsUFQoMCgUEAQIBCBIDOxY3\
        Cg8KCAQBAgEI0YYDEgM7FzYKCwoEBAECAhIDPAI9CgwKBQQBAgIEEgM8AgoKDAoFBAECAgUSAzwLEQoMCgUEAQICARIDPBIW\
        CgwKBQQBAgIDEgM8GRoKDAoFBAECAggSAzwbPAoPCggEAQICCNGGAxIDPBw7CgwKBAQBCAASBD0CQAMKDAoFBAEIAAESAz0I\
        DQoLCgQEAQIDEgM+BDoKDAoFBAECAwUSAz4ECQoMCgUEAQIDARIDPgoTCgwKBQQBAgMDEgM+FhcKDAoFBAECAwgSAz4YOQoP\
        CggEAQIDCNGGAxIDPhk4CgsKBAQBAgQSAz8EFwoMCgUEAQIEBRIDPwQKCgwKBQQBAgQBEgM/CxIKDAoFBAECBAMSAz8VFgoa\
        CgIGABIERABKARoOIERvZXMgdGhpbmdzLgoKCgoDBgABEgNECA8KGwoEBgACABIDRgIgGg4gT25lIGZvciBvbmUuCgoMCgUG\
        AAIAARIDRgYJCgwKBQYAAgACEgNGCg0KDAoFBgACAAMSA0YYHgoLCgQGAAIBEgNHAikKDAoFBgACAQESA0cGCwoMCgUGAAIB\
        AhIDRwwSCgwKBQYAAgEGEgNHHSMKDAoFBgACAQMSA0ckJwoLCgQGAAICEgNIAicKDAoFBgACAgESA0gGCQoMCgUGAAICBRID\
        SAoQCgwKBQYAAgICEgNIERQKDAoFBgACAgMSA0gfJQoLCgQGAAIDEgNJAiwKDAoFBgACAwESA0kGCgoMCgUGAAIDBRIDSQsR\
        CgwKBQYAAgMCEgNJEhUKDAoFBgACAwYSA0kgJgoMCgUGAAIDAxIDSScqYgZwcm90bzM=
        """

    static let all: [Case] = [
        Case(
            json: #"{}"#,
            wire: #""#,
            canonical: #"{}"#),
        Case(
            json: #"{"aDouble": 1.5, "aFloat": 0.1, "anInt64": "-9223372036854775808"}"#,
            wire: #"CQAAAAAAAPg/Fc3MzD0YgICAgICAgICAAQ=="#,
            canonical: #"{"aDouble":1.5,"aFloat":0.1,"anInt64":"-9223372036854775808"}"#),
        Case(
            json: #"{"aUint64": "18446744073709551615", "anInt64": 7}"#,
            wire: #"GAcg////////////AQ=="#,
            canonical: #"{"anInt64":"7","aUint64":"18446744073709551615"}"#),
        Case(
            json: #"{"aDouble": "NaN", "aFloat": "-Infinity"}"#,
            wire: #"CQAAAAAAAPh/FQAAgP8="#,
            canonical: #"{"aDouble":"NaN","aFloat":"-Infinity"}"#),
        Case(
            json: #"{"aDouble": 1e+300, "aFloat": -2.5}"#,
            wire: #"CZx1AIg85Dd+FQAAIMA="#,
            canonical: #"{"aDouble":1e+300,"aFloat":-2.5}"#),
        Case(
            json: #"{"doubles": [0, -0.0, 1e-07, "Infinity", 123456789.125]}"#,
            wire: #"+gEoAAAAAAAAAAAAAAAAAAAAgEivvJry13o+AAAAAAAA8H8AAIBUNG+dQQ=="#,
            canonical: #"{"doubles":[0.0,-0.0,1e-07,"Infinity",123456789.125]}"#),
        Case(
            json: #"{"anInt32": -2147483648, "aUint32": 4294967295}"#,
            wire: #"KICAgID4/////wFg/////w8="#,
            canonical: #"{"anInt32":-2147483648,"aUint32":4294967295}"#),
        Case(
            json: #"{"aFixed32": 4294967295, "aFixed64": "18446744073709551615"}"#,
            wire: #"Mf//////////Pf////8="#,
            canonical: #"{"aFixed64":"18446744073709551615","aFixed32":4294967295}"#),
        Case(
            json: #"{"anSfixed32": -1, "anSfixed64": "-1"}"#,
            wire: #"df////95//////////8="#,
            canonical: #"{"anSfixed32":-1,"anSfixed64":"-1"}"#),
        Case(
            json: #"{"anSint32": -2147483648, "anSint64": "-9223372036854775808"}"#,
            wire: #"gAH/////D4gB////////////AQ=="#,
            canonical: #"{"anSint32":-2147483648,"anSint64":"-9223372036854775808"}"#),
        Case(
            json: #"{"anSint32": 2147483647, "anSint64": "9223372036854775807"}"#,
            wire: #"gAH+////D4gB/v//////////AQ=="#,
            canonical: #"{"anSint32":2147483647,"anSint64":"9223372036854775807"}"#),
        Case(
            json: #"{"aBool": true, "aString": "é😀 \"quoted\" \\ \n"}"#,
            wire: #"QAFKE8Op8J+YgCAicXVvdGVkIiBcIAo="#,
            canonical: #"{"aBool":true,"aString":"é😀 \"quoted\" \\ \n"}"#),
        Case(
            json: #"{"someBytes": "AAEC/f7/", "colour": "COLOUR_BLACK"}"#,
            wire: #"WgYAAQL9/v9o/v//////////AQ=="#,
            canonical: #"{"someBytes":"AAEC/f7/","colour":"COLOUR_BLACK"}"#),
        Case(
            json: #"{"someBytes": "_-8", "colour": 1}"#,
            wire: #"WgL/72gB"#,
            canonical: #"{"someBytes":"/+8=","colour":"COLOUR_WHITE"}"#),
        Case(
            json: #"{"colours": ["COLOUR_WHITE", -2, 0, 99]}"#,
            wire: #"sgENAf7//////////wEAYw=="#,
            canonical: #"{"colours":["COLOUR_WHITE","COLOUR_BLACK","COLOUR_UNSPECIFIED",99]}"#),
        Case(
            json: #"{"someBytes": "/w==", "colour": 77}"#,
            wire: #"WgH/aE0="#,
            canonical: #"{"someBytes":"/w==","colour":77}"#),
        Case(
            json: #"{"inner": {}, "others": [{}, {"inner": {"aString": "x"}}]}"#,
            wire: #"UgCqAQCqAQVSA0oBeA=="#,
            canonical: #"{"inner":{},"others":[{},{"inner":{"aString":"x"}}]}"#),
        Case(
            json: #"{"numbers": [0, 1, -1, 150, 2147483647]}"#,
            wire: #"kgETAAH///////////8BlgH/////Bw=="#,
            canonical: #"{"numbers":[0,1,-1,150,2147483647]}"#),
        Case(
            json: #"{"unpacked": [0, -1, 3], "texts": ["", "a"]}"#,
            wire: #"mAEAmAH///////////8BmAEDogEAogEBYQ=="#,
            canonical: #"{"unpacked":[0,-1,3],"texts":["","a"]}"#),
        Case(
            json: #"{"numbers": [], "unpacked": null, "texts": null, "word": ""}"#,
            wire: #"ugEA"#,
            canonical: #"{"word":""}"#),
        Case(
            json: #"{"count": 0}"#,
            wire: #"wAEA"#,
            canonical: #"{"count":0}"#),
        Case(
            json: #"{"nested": {"count": 5}}"#,
            wire: #"ygEDwAEF"#,
            canonical: #"{"nested":{"count":5}}"#),
        Case(
            json: #"{"maybe": 0}"#,
            wire: #"0AEA"#,
            canonical: #"{"maybe":0}"#),
        Case(
            json: #"{"sizes": {"": 0}, "flags": {"true": {"anInt32": 1}}}"#,
            wire: #"2gEECgAQAOIBBggBEgIoAQ=="#,
            canonical: #"{"sizes":{"":0},"flags":{"true":{"anInt32":1}}}"#),
        Case(
            json: #"{"coloursByNumber": {"-5": "COLOUR_WHITE"}}"#,
            wire: #"ggINCPv//////////wEQAQ=="#,
            canonical: #"{"coloursByNumber":{"-5":"COLOUR_WHITE"}}"#),
        Case(
            json: #"{"at": "2026-03-01T12:30:00.000001Z", "lasts": "1.500s"}"#,
            wire: #"6gEJCMjikM0GEOgH8gEICAEQgMq17gE="#,
            canonical: #"{"at":"2026-03-01T12:30:00.000001Z","lasts":"1.500s"}"#),
        Case(
            json: #"{"at": "0001-01-01T00:00:00Z", "lasts": "-0.000000001s"}"#,
            wire: #"6gELCICSuMOY/v///wHyAQsQ////////////AQ=="#,
            canonical: #"{"at":"0001-01-01T00:00:00Z","lasts":"-0.000000001s"}"#),
        Case(
            json: #"{"at": "9999-12-31T23:59:59.999999999Z", "lasts": "315576000000s"}"#,
            wire: #"6gENCP+C0f+vBxD/k+vcA/IBBwiAvK7Olwk="#,
            canonical: #"{"at":"9999-12-31T23:59:59.999999999Z","lasts":"315576000000s"}"#),
        Case(
            json: #"{"at": "2024-02-29T23:59:59.5+02:00", "lasts": "0s"}"#,
            wire: #"6gEMCN/8g68GEIDKte4B8gEA"#,
            canonical: #"{"at":"2024-02-29T21:59:59.500Z","lasts":"0s"}"#),
        Case(
            json: #"{"at": "1969-12-31T23:59:59.999Z"}"#,
            wire: #"6gERCP///////////wEQwI+u3AM="#,
            canonical: #"{"at":"1969-12-31T23:59:59.999Z"}"#),
        Case(
            json: #"{"at": "1970-01-01T00:00:00Z"}"#,
            wire: #"6gEA"#,
            canonical: #"{"at":"1970-01-01T00:00:00Z"}"#),
        Case(
            json: #"{"at": "2000-02-29T00:00:00-11:30"}"#,
            wire: #"6gEGCLjb7sUD"#,
            canonical: #"{"at":"2000-02-29T11:30:00Z"}"#),
        Case(
            json: #"{"an_int32": 1000.0, "a_uint64": "5", "anSint32": 1.0, "aUint32": "1e2"}"#,
            wire: #"IAUo6AdgZIABAg=="#,
            canonical: #"{"aUint64":"5","anInt32":1000,"aUint32":100,"anSint32":1}"#),
    ]
}
